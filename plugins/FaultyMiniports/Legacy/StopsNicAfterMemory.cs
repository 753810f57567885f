using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "shmem-017-stops-nic-after-memory", typeof(StopsNicAfterMemory), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("shmem-017-stops-nic-after-memory", "SHMEM-017")]

namespace FaultyMiniports;

/// <summary>
/// Frees its rings in MiniportHalt while its NIC looks for frames to send, and stops the NIC afterwards.
/// </summary>
public sealed class StopsNicAfterMemory : LegacyNicStopper
{
    /// <inheritdoc/>
    public override void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        if (IsHalting)
        {
            LetNicLook();
            StopNic();
        }

        Inner.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length);
    }
}
