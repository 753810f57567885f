using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-alloc-023-asks-while-initializing", typeof(AsksWhileInitializing))]
[assembly: FaultyMiniport("sgdma-alloc-023-asks-while-initializing", "SGDMA-ALLOC-023")]

namespace FaultyMiniports;

/// <summary>Maps a frame for its NIC to read before MiniportInitializeEx has returned.</summary>
public sealed class AsksWhileInitializing : OwnFrameDriver
{
    /// <inheritdoc/>
    protected override void OnOpened(NDIS_HANDLE dmaHandle)
    {
        NET_BUFFER netBuffer = Frame?.NetBuffer ?? default;
        MapFrame(
            dmaHandle,
            NDIS_SG_LIST_WRITE_TO_DEVICE,
            list => Inner.NdisMFreeNetBufferSGList(dmaHandle, list, netBuffer));
    }
}
