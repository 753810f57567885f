using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("shmem-016-forgets-later-memory", typeof(ForgetsLaterMemory))]
[assembly: FaultyMiniport("shmem-016-forgets-later-memory", "SHMEM-016")]

namespace FaultyMiniports;

/// <summary>Frees at halt what it allocated during the initialization, and not what came later.</summary>
public sealed class ForgetsLaterMemory : GrowingPathMiniport
{
    private protected override GrowingPath NewGrowingPath(Adapter adapter) => new ForgetfulPath(adapter);

    private sealed class ForgetfulPath(Adapter adapter) : GrowingPath(adapter, 6, 6, 6)
    {
        protected override void FreeMemory(Growth growth)
        {
        }
    }
}
