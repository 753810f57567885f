using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-009-leaves-nic-running", typeof(LeavesNicRunning))]
[assembly: FaultyMiniport("life-009-leaves-nic-running", "LIFE-009", AlsoFires = "SGDMA-DEREG-009")]

namespace FaultyMiniports;

/// <summary>Leaves its NIC running in MiniportHaltEx, with the order to look for frames to send.</summary>
public sealed class LeavesNicRunning : NicStopper
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
