using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("shmem-014-frees-memory-above-dispatch", typeof(FreesMemoryAboveDispatch))]
[assembly: FaultyMiniport("shmem-014-frees-memory-above-dispatch", "SHMEM-014")]

namespace FaultyMiniports;

/// <summary>Frees shared memory at the IRQL of its device.</summary>
public sealed class FreesMemoryAboveDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        Inner.KeRaiseIrql(DEVICE_LEVEL, out byte oldIrql);
        // wrong step, seen in FreesMemoryAboveDispatch.NdisMFreeSharedMemory
        Inner.NdisMFreeSharedMemory(miniportAdapterHandle, length, cached, virtualAddress, physicalAddress);
        Inner.KeLowerIrql(oldIrql);
    }
}
