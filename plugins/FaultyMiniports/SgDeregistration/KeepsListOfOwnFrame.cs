using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-dereg-001-keeps-list-of-own-frame", typeof(KeepsListOfOwnFrame))]
[assembly: FaultyMiniport("sgdma-dereg-001-keeps-list-of-own-frame", "SGDMA-DEREG-001")]

namespace FaultyMiniports;

/// <summary>Maps a frame for its NIC to write, and closes the channel with that list alive.</summary>
public sealed class KeepsListOfOwnFrame : OwnFrameDriver
{
    /// <inheritdoc/>
    protected override void OnOpened(NDIS_HANDLE dmaHandle) => MapFrame(dmaHandle, 0, list => { });

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
        FreeFrame();
    }
}
