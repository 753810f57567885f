using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-044-frees-packets-under-lock", typeof(FreesPacketsUnderLock), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-044-frees-packets-under-lock", "NDIS5-044")]

namespace FaultyMiniports;

/// <summary>Holds a spin lock while it frees a packet.</summary>
public sealed class FreesPacketsUnderLock : FaultyLegacyMiniport
{
    private readonly NDIS_SPIN_LOCK _lock = new();

    /// <inheritdoc/>
    public override void NdisFreePacket(NDIS_PACKET packet)
    {
        Inner.NdisAllocateSpinLock(_lock);
        Inner.NdisAcquireSpinLock(_lock);
        Inner.NdisFreePacket(packet);
        Inner.NdisReleaseSpinLock(_lock);
        Inner.NdisFreeSpinLock(_lock);
    }
}
