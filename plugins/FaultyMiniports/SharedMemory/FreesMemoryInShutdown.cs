using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-015-frees-memory-in-shutdown", typeof(FreesMemoryInShutdown))]
[assembly: FaultyMiniport("shmem-015-frees-memory-in-shutdown", "SHMEM-015")]

namespace FaultyMiniports;

/// <summary>Frees a block of shared memory in MiniportShutdownEx when the system is switched off.</summary>
public sealed class FreesMemoryInShutdown : FaultyMiniport
{
    private Action? _free;

    /// <inheritdoc/>
    public override void NdisMAllocateSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress)
    {
        Inner.NdisMAllocateSharedMemory(
            miniportAdapterHandle, length, cached, out virtualAddress, out physicalAddress);
        PVOID block = virtualAddress;
        PHYSICAL_ADDRESS address = physicalAddress;
        _free = () => Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, block, address);
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SHUTDOWN shutdown = characteristics.ShutdownHandlerEx!;
        characteristics.ShutdownHandlerEx = (context, action) =>
        {
            shutdown(context, action);
            if (action == NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff)
            {
                _free?.Invoke();
            }
        };
    }
}
