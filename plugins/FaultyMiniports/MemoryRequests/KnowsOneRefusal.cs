using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("shmem-024-knows-one-refusal", typeof(KnowsOneRefusal))]
[assembly: FaultyMiniport("shmem-024-knows-one-refusal", "SHMEM-024")]

namespace FaultyMiniports;

/// <summary>Takes every status but FAILURE for PENDING, where a request for shared memory is concerned.</summary>
public sealed class KnowsOneRefusal : GrowingPathMiniport
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new TrustingPath(adapter);

    private sealed class TrustingPath(Adapter adapter) : GrowingPath(adapter, 6, 6, 6)
    {
        protected override void Ask(Growth growth)
        {
            NDIS_STATUS status = Ndis.NdisMAllocateSharedMemoryAsyncEx(
                Adapter.DmaHandle, growth.Buffers * Adapter.MaximumFrameBytes, true, growth.Context);
            if (status == NDIS_STATUS_FAILURE)
            {
                EndRequest(growth);
            }
        }
    }
}
