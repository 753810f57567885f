using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("shmem-028-halts-with-requests", typeof(HaltsWithRequests))]
[assembly: FaultyMiniport("shmem-028-halts-with-requests", "SHMEM-028")]

namespace FaultyMiniports;

/// <summary>Releases everything at halt, with requests for shared memory outstanding.</summary>
public sealed class HaltsWithRequests : GrowingPathMiniport
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new HastyPath(adapter);

    private sealed class HastyPath(Adapter adapter) : GrowingPath(adapter, 6, 6, 6)
    {
        protected override void AwaitRequests()
        {
        }
    }
}
