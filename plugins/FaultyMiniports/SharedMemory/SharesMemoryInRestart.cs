using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("shmem-001-shares-memory-in-restart", typeof(SharesMemoryInRestart))]
[assembly: FaultyMiniport("shmem-001-shares-memory-in-restart", "SHMEM-001")]

namespace FaultyMiniports;

/// <summary>Allocates shared memory in MiniportRestart.</summary>
public sealed class SharesMemoryInRestart : AdapterFollower
{
    private const uint BlockBytes = 4096;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            Inner.NdisMAllocateSharedMemory(
                Adapter.Handle, BlockBytes, true, out PVOID block, out PHYSICAL_ADDRESS address);
            if (block != null)
            {
                Inner.NdisMFreeSharedMemory(Adapter.Handle, BlockBytes, true, block, address);
            }

            return restart(context, ref parameters);
        };
    }
}
