using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-dereg-001-asks-before-closing", typeof(AsksBeforeClosing))]
[assembly: FaultyMiniport("sgdma-dereg-001-asks-before-closing", "SGDMA-DEREG-001")]

namespace FaultyMiniports;

/// <summary>Asks for a list right before it closes the channel.</summary>
public sealed class AsksBeforeClosing : OwnFrameDriver
{
    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        MapFrame(ndisMiniportDmaHandle, 0, list => { });
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
        FreeFrame();
    }
}
