using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-013-indicates-in-initialize", typeof(IndicatesInInitialize))]
[assembly: FaultyMiniport("recv-013-indicates-in-initialize", "RECV-013")]

namespace FaultyMiniports;

/// <summary>Indicates a frame before MiniportInitializeEx has returned.</summary>
public sealed class IndicatesInInitialize : OwnFrameDriver
{
    /// <inheritdoc/>
    protected override void OnOpened(NDIS_HANDLE dmaHandle) => IndicateFrame(0);
}
