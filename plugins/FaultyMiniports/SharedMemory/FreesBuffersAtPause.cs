using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-018-frees-buffers-at-pause", typeof(FreesBuffersAtPause))]
[assembly: FaultyMiniport("shmem-018-frees-buffers-at-pause", "SHMEM-018", AlsoFires = "LIFE-017")]

namespace FaultyMiniports;

/// <summary>Stops its NIC at the pause and frees the receive buffers, without a look at who has their lists.</summary>
public sealed class FreesBuffersAtPause : AdapterFollower
{
    private PVOID _buffers;
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

        // The block that is allocated last is the one for the receive buffers.
        PVOID block = virtualAddress;
        PHYSICAL_ADDRESS address = physicalAddress;
        _buffers = block;
        _free = () => Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, block, address);
    }

    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        if (virtualAddress != _buffers || _free is not null)
        {
            Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);
        }
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            Adapter.Nic.Reset();
            _free?.Invoke();
            _free = null;
            return pause(context, ref parameters);
        };
    }
}
