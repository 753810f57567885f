using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-044-indicates-status-under-lock", typeof(IndicatesStatusUnderLock), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-044-indicates-status-under-lock", "NDIS5-044")]

namespace FaultyMiniports;

/// <summary>Holds a spin lock while it says that the link changed.</summary>
public sealed class IndicatesStatusUnderLock : FaultyLegacyMiniport
{
    private readonly NDIS_SPIN_LOCK _lock = new();

    /// <inheritdoc/>
    public override void NdisMIndicateStatus(
        NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS generalStatus, PVOID statusBuffer, uint statusBufferSize)
    {
        Inner.NdisAllocateSpinLock(_lock);
        Inner.NdisAcquireSpinLock(_lock);
        Inner.NdisMIndicateStatus(miniportAdapterHandle, generalStatus, statusBuffer, statusBufferSize);
        Inner.NdisReleaseSpinLock(_lock);
        Inner.NdisFreeSpinLock(_lock);
    }
}
