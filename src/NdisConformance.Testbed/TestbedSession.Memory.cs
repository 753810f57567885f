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

    /// <summary>
    /// A driver may refuse a step where a DDI call of it failed that the scenario lets fail. True if it took the step.
    /// </summary>
    /// <exception cref="CannotGoOnException">It refused for a reason of its own.</exception>
    public bool MayGoOn(bool isTaken)
        => isTaken || Choices.HasDeviated((int)HostChoice.Failure)
            ? isTaken
            : throw new CannotGoOnException(Refusal);

    /// <summary>NDIS completes the requests for more shared memory that it kept back.</summary>
    public void CompleteMemory(bool newestFirst = false)
    {
        Step(newestFirst ? "newest first" : "oldest first");
        Perform(Stimuli.CompleteMemory(newestFirst));
    }

    /// <summary>From now on NDIS has no memory: every allocation that may fail does.</summary>
    public void ExhaustMemory()
    {
        Step();
        LetAllocationsFail(1);
    }

    /// <summary>From now on NDIS has memory again.</summary>
    public void EndShortage()
    {
        Step();
        LetAllocationsFail(0);
    }

    private void LetAllocationsFail(int failure)
    {
        foreach (TraceName allocation in Allocations)
        {
            Choices.AlwaysAtSite((int)HostChoice.Failure, (uint)allocation, failure);
        }
    }
}
