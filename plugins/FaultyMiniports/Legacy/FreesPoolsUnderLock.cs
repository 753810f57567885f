using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-044-frees-pools-under-lock", typeof(FreesPoolsUnderLock), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-044-frees-pools-under-lock", "NDIS5-044")]

namespace FaultyMiniports;

/// <summary>Holds a spin lock while it allocates and frees its pools.</summary>
public sealed class FreesPoolsUnderLock : FaultyLegacyMiniport
{
    private readonly NDIS_SPIN_LOCK _lock = new();

    /// <inheritdoc/>
    public override void NdisAllocatePacketPool(
        out NDIS_STATUS status, out NDIS_HANDLE poolHandle, uint numberOfDescriptors, uint protocolReservedLength)
    {
        Acquire();
        Inner.NdisAllocatePacketPool(out status, out poolHandle, numberOfDescriptors, protocolReservedLength);
        Release();
    }

    /// <inheritdoc/>
    public override void NdisFreePacketPool(NDIS_HANDLE poolHandle)
    {
        Acquire();
        Inner.NdisFreePacketPool(poolHandle);
        Release();
    }

    /// <inheritdoc/>
    public override void NdisFreeBufferPool(NDIS_HANDLE poolHandle)
    {
        Acquire();
        Inner.NdisFreeBufferPool(poolHandle);
        Release();
    }

    private void Acquire()
    {
        Inner.NdisAllocateSpinLock(_lock);
        Inner.NdisAcquireSpinLock(_lock);
    }

    private void Release()
    {
        Inner.NdisReleaseSpinLock(_lock);
        Inner.NdisFreeSpinLock(_lock);
    }
}
