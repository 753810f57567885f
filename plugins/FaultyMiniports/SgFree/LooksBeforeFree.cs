using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-009-looks-before-free", typeof(LooksBeforeFree))]
[assembly: FaultyMiniport("sgdma-free-009-looks-before-free", "SGDMA-FREE-009")]

namespace FaultyMiniports;

/// <summary>Looks at bytes that its NIC may have written before it frees their list.</summary>
public sealed class LooksBeforeFree : OwnFrameDriver
{
    /// <inheritdoc/>
    protected override void OnOpened(NDIS_HANDLE dmaHandle)
    {
        if (Frame is { } frame)
        {
            MapFrame(dmaHandle, 0, list => Look(dmaHandle, frame, list));
        }
    }

    private void Look(NDIS_HANDLE dmaHandle, OwnFrame frame, SCATTER_GATHER_LIST list)
    {
        _ = frame.Memory.Read<ulong>();
        Inner.NdisMFreeNetBufferSGList(dmaHandle, list, frame.NetBuffer);
    }
}
