using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-017-frees-ring-under-nic", typeof(FreesRingUnderNic))]
[assembly: FaultyMiniport("shmem-017-frees-ring-under-nic", "SHMEM-017")]

namespace FaultyMiniports;

/// <summary>Frees the rings while its NIC looks for frames to send, and stops the NIC afterwards.</summary>
public sealed class FreesRingUnderNic : NicStopper
{
    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        LetNicLook();
        StopNic();
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }
}
