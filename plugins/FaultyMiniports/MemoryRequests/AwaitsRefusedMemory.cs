using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("shmem-023-awaits-refused-memory", typeof(AwaitsRefusedMemory))]
[assembly: FaultyMiniport("shmem-023-awaits-refused-memory", "SHMEM-023")]

namespace FaultyMiniports;

/// <summary>Does not look at the status of a request for shared memory, and waits for its completion.</summary>
public sealed class AwaitsRefusedMemory : GrowingPathMiniport
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new TrustingPath(adapter);

    private sealed class TrustingPath(Adapter adapter) : GrowingPath(adapter, 6, 6, 6)
    {
        protected override void Ask(Growth growth)
            => Ndis.NdisMAllocateSharedMemoryAsyncEx(
                Adapter.DmaHandle, growth.Buffers * Adapter.MaximumFrameBytes, true, growth.Context);
    }
}
