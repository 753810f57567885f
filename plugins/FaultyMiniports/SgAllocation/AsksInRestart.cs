using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-alloc-024-asks-in-restart", typeof(AsksInRestart))]
[assembly: FaultyMiniport("sgdma-alloc-024-asks-in-restart", "SGDMA-ALLOC-024")]

namespace FaultyMiniports;

/// <summary>Maps a frame for its NIC to read in MiniportRestart.</summary>
public sealed class AsksInRestart : OwnFrameDriver
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            NDIS_HANDLE dmaHandle = Adapter.DmaHandle;
            NET_BUFFER netBuffer = Frame?.NetBuffer ?? default;
            MapFrame( // wrong step, seen in ListFollower.MapAside
                dmaHandle,
                NDIS_SG_LIST_WRITE_TO_DEVICE,
                list => Inner.NdisMFreeNetBufferSGList(dmaHandle, list, netBuffer));
            return restart(context, ref parameters);
        };
    }
}
