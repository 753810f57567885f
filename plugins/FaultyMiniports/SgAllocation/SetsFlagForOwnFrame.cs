using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-006-sets-flag-for-own-frame", typeof(SetsFlagForOwnFrame))]
[assembly: FaultyMiniport("sgdma-alloc-006-sets-flag-for-own-frame", "SGDMA-ALLOC-006")]

namespace FaultyMiniports;

/// <summary>Sets a flag that no page knows when it maps a frame for its NIC to write.</summary>
public sealed class SetsFlagForOwnFrame : OwnFrameDriver
{
    private const uint UnknownFlag = 0x8000_0000;

    /// <inheritdoc/>
    protected override void OnOpened(NDIS_HANDLE dmaHandle)
    {
        NET_BUFFER netBuffer = Frame?.NetBuffer ?? default;
        MapFrame(dmaHandle, UnknownFlag, list => Inner.NdisMFreeNetBufferSGList(dmaHandle, list, netBuffer));
    }
}
