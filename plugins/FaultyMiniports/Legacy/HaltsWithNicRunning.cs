using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "life-009-halts-with-nic-running", typeof(HaltsWithNicRunning), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("life-009-halts-with-nic-running", "LIFE-009")]

namespace FaultyMiniports;

/// <summary>Leaves its NIC running in MiniportHalt, with the order to look for frames to send.</summary>
public sealed class HaltsWithNicRunning : LegacyNicStopper
{
    /// <inheritdoc/>
    public override void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length)
    {
        if (IsHalting)
        {
            RingDoorbell();
        }

        Inner.NdisMUnmapIoSpace(miniportAdapterHandle, virtualAddress, length);
    }
}
