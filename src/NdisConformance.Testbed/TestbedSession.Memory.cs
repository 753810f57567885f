using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Testbed;

/// <content>Lack of memory.</content>
public sealed partial class TestbedSession
{
    private static readonly TraceName[] Allocations =
    [
        TraceName.NdisAllocateMemoryWithTagPriority,
        TraceName.NdisAllocateNetBufferListPool,
        TraceName.NdisAllocateNetBufferPool,
        TraceName.NdisAllocateNetBufferList,
        TraceName.NdisAllocateNetBufferAndNetBufferList,
        TraceName.NdisAllocateNetBuffer,
        TraceName.NdisAllocateNetBufferMdlAndData,
        TraceName.NdisAllocateMdl,
    ];

    /// <summary>From now on NDIS has no memory: every allocation that may fail does.</summary>
    public void ExhaustMemory()
    {
        Step();
        foreach (TraceName allocation in Allocations)
        {
            Choices.AlwaysAtSite((int)HostChoice.Failure, (uint)allocation, 1);
        }
    }
}
