using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class MemoryRequestRuleTests
{
    private const uint Length = 8192;

    [Test]
    [Rule("SGDMA-REG-013", "SHMEM-010", "SHMEM-020", "SHMEM-021")]
    public void Silent_WhenMemoryIsAskedForUsedAndFreed()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 1);
        Arrive(trace, 1);
        trace.Pause();
        trace.Halt(() =>
        {
            Free(trace, 1);
            trace.DeregisterDma();
        });
        Expect.Silent(trace, "SGDMA-REG-013", "SHMEM-010", "SHMEM-020", "SHMEM-021");
        Assert.That(trace.Engine.Notes, Is.Empty);
    }

    [Test]
    [Rule("SGDMA-REG-013")]
    public void Fires_WhenThereIsNoHandler()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 0, NDIS_STATUS_FAILURE, hasHandler: false);
        Expect.Fires("SGDMA-REG-013", trace);
    }

    [Test]
    [Rule("SGDMA-REG-013")]
    public void Silent_ButNotedWhenTheHandlerIsForNothing()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        trace.RegisterDma(hasMemoryHandler: true);
        trace.EndInitialize();
        trace.Halt();
        Expect.Silent(trace);
        Assert.That(trace.Engine.Notes, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("SHMEM-020")]
    public void Fires_WithTheAdapterHandle()
    {
        DriverTrace trace = DriverTrace.Running();
        TraceMark call = trace.NdisMAllocateSharedMemoryAsyncExCall(
            DriverTrace.Adapter, Length, cached: true, default, handlerGiven: false);
        trace.HandleMisuse(
            TraceName.NdisMAllocateSharedMemoryAsyncEx, 0, ObjectKind.Dma, DriverTrace.Adapter, DriverTrace.Adapter);
        trace.NdisMAllocateSharedMemoryAsyncExReturn(call, NDIS_STATUS_FAILURE, request: 0);
        Expect.Fires("SHMEM-020", trace);
    }

    [Test]
    [Rule("SHMEM-021")]
    public void Fires_AboveDispatchLevel()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(NDIS.DEVICE_LEVEL, () => Ask(trace, 1));
        Expect.Fires("SHMEM-021", trace);
    }

    [Test]
    [Rule("SHMEM-010")]
    public void Fires_AsAdviceWhenThereIsNoLimit()
    {
        DriverTrace trace = DriverTrace.Running();
        for (uint i = 1; i <= 5; i++)
        {
            Ask(trace, i, length: 4 << 20);
            Arrive(trace, i, length: 4 << 20);
        }

        Assert.That(Expect.Fires("SHMEM-010", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("SHMEM-023")]
    public void Fires_WhenADriverWaitsForWhatWasRefused()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 0, NDIS_STATUS_FAILURE);
        trace.Unmet(DriverTrace.Object(ObjectKind.Event, 1), Operation.Wait);
        Expect.Fires("SHMEM-023", trace);
    }

    [Test]
    [Rule("SHMEM-023", "LIFE-015")]
    public void Fires_AndNotTheRuleAboutPauses_WhenAPauseWaitsForIt()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 0, NDIS_STATUS_FAILURE);
        trace.BeginPause();
        trace.EndPause(NDIS_STATUS_PENDING);
        trace.Unmet(DriverTrace.Adapter, Operation.Pause);
        Expect.Fires("SHMEM-023", trace);
    }

    [Test]
    [Rule("SHMEM-023")]
    public void Fires_WhenTheContextOfARefusalIsKept()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 0, NDIS_STATUS_FAILURE);
        Ask(trace, 2);
        Complete(trace, 2, TraceObject.Null(ObjectKind.SharedMemory), () => { });
        trace.End();
        trace.PinLeaked(Context(1));
        Expect.Fires("SHMEM-023", trace);
    }

    [Test]
    [Rule("SHMEM-023")]
    public void Silent_WhenTheOnlyContextIsKept()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 0, NDIS_STATUS_FAILURE);
        trace.End();
        trace.PinLeaked(Context(1));
        Expect.Silent(trace, "SHMEM-023");
    }

    [Test]
    [Rule("SHMEM-023")]
    public void Silent_WhenARefusedDriverTriesAgain()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 0, NDIS_STATUS_FAILURE);
        Ask(trace, 1);
        trace.Unmet(DriverTrace.Object(ObjectKind.Event, 1), Operation.Wait);
        Expect.Silent(trace, "SHMEM-023");
    }

    [Test]
    [Rule("SHMEM-024")]
    public void Fires_WhenADriverWaitsAfterAnotherStatus()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 0, NDIS_STATUS_RESOURCES);
        trace.Unmet(DriverTrace.Object(ObjectKind.Event, 1), Operation.Wait);
        Expect.Fires("SHMEM-024", trace);
    }

    [Test]
    [Rule("SHMEM-024")]
    public void Silent_WhenAnotherStatusIsTakenForAFailure()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 0, NDIS_STATUS_RESOURCES);
        trace.Pause();
        trace.Halt();
        Expect.Silent(trace, "SHMEM-024");
    }

    [Test]
    [Rule("SHMEM-025")]
    public void Fires_WhenNothingIsDereferenced()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 1);
        Complete(trace, 1, TraceObject.Null(ObjectKind.SharedMemory), () => trace.Crash(0xD1, 0));
        Expect.Fires("SHMEM-025", trace);
    }

    [Test]
    [Rule("SHMEM-025")]
    public void Silent_WhenNothingIsLeftAlone()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 1);
        Complete(trace, 1, TraceObject.Null(ObjectKind.SharedMemory), () => { });
        Expect.Silent(trace, "SHMEM-025");
    }

    [TestCase(Length, "SHMEM-026")]
    [TestCase(100u, "SHMEM-012")]
    [Rule("SHMEM-026", "SHMEM-012")]
    public void Fires_WhenABlockIsFreedWithAnotherLength(uint length, string rule)
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 1, length: 4096);
        Ask(trace, 2);
        Arrive(trace, 2);
        Arrive(trace, 1, length: 4096);
        Free(trace, 1, given: length, allocated: 4096);
        Expect.Fires(rule, trace);
    }

    [Test]
    [Rule("SHMEM-026")]
    public void Silent_WhenRequestsCompleteInAnotherOrder()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 1, length: 4096);
        Ask(trace, 2);
        Arrive(trace, 2);
        Arrive(trace, 1, length: 4096);
        Free(trace, 1, given: 4096, allocated: 4096);
        Free(trace, 2);
        Expect.Silent(trace, "SHMEM-026");
    }

    [Test]
    [Rule("SHMEM-012")]
    public void Fires_OnlyTheRuleAboutLengths_WhenTheOtherRequestWasOver()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 1);
        Arrive(trace, 1);
        Ask(trace, 2, length: 4096);
        Arrive(trace, 2, length: 4096);
        Free(trace, 2, given: Length, allocated: 4096);
        Expect.Fires("SHMEM-012", trace);
    }

    [Test]
    [Rule("SHMEM-028")]
    public void Fires_WhenHaltReturnsWithARequestOutstanding()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 1);
        trace.Pause();
        trace.Halt();
        Expect.Fires("SHMEM-028", trace);
    }

    [Test]
    [Rule("SHMEM-028")]
    public void Fires_WhenAFailedInitializationLeavesARequestBehind()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        trace.RegisterDma();
        Ask(trace, 1);
        trace.DeregisterDma();
        trace.EndInitialize(NDIS_STATUS_RESOURCES);
        Expect.Fires("SHMEM-028", trace);
    }

    [Test]
    [Rule("SHMEM-028")]
    public void Fires_WhenTheContextIsGoneAndFollowed()
    {
        DriverTrace trace = DriverTrace.Running();
        Ask(trace, 1);
        Complete(trace, 1, Block(1), () => trace.Crash(0xD1, 0), contextState: ObjectState.Released);
        Expect.Fires("SHMEM-028", trace);
    }

    [Test]
    [Rule("SHMEM-028")]
    public void Silent_WhenARequestIsCompletedInHalt_OrBeforeItReturned()
    {
        DriverTrace trace = DriverTrace.Running();
        TraceMark call = trace.NdisMAllocateSharedMemoryAsyncExCall(
            DriverTrace.Dma, Length, cached: true, Context(1), handlerGiven: true);
        trace.OnOther(() => Arrive(trace, 1));
        trace.NdisMAllocateSharedMemoryAsyncExReturn(call, NDIS_STATUS_PENDING, request: 1);
        Ask(trace, 2);
        trace.Pause();
        trace.Halt(() =>
        {
            Arrive(trace, 2);
            Free(trace, 1);
            Free(trace, 2);
            trace.DeregisterDma();
        });
        Expect.Silent(trace, "SHMEM-028");
    }

    [Test]
    [Rule("SHMEM-032")]
    public void Fires_AsAdvice_WhenFramesAreLostAndNothingIsTried()
    {
        DriverTrace trace = Dry(_ => { });
        Assert.That(Expect.Fires("SHMEM-032", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("SHMEM-032")]
    public void Silent_WhenMemoryIsAskedForBeforeFramesAreLost()
        => Expect.Silent(
            Dry(trace =>
            {
                Ask(trace, 1);
                Complete(trace, 1, TraceObject.Null(ObjectKind.SharedMemory), () => { });
            }),
            "SHMEM-032");

    /// <summary>NDIS keeps a list while frames are lost, up to the pause.</summary>
    private static DriverTrace Dry(Action<DriverTrace> act)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(1);
        act(trace);
        for (uint frame = 1; frame <= 4; frame++)
        {
            trace.WireReceive(DriverTrace.Object(ObjectKind.Frame, frame), 60, FrameAudience.Everybody);
        }

        trace.Drained(DriverTrace.Adapter);
        trace.GiveBack(1);
        trace.Pause();
        return trace;
    }

    private static TraceObject Context(uint number, ObjectState state = ObjectState.Live)
        => DriverTrace.Object(ObjectKind.Context, number, state);

    private static TraceObject Block(uint number) => DriverTrace.Object(ObjectKind.SharedMemory, number);

    /// <summary>A request; its context has its number, and the first one that of no request.</summary>
    private static void Ask(
        DriverTrace trace,
        uint request,
        NDIS_STATUS status = NDIS_STATUS_PENDING,
        uint length = Length,
        bool hasHandler = true)
        => trace.NdisMAllocateSharedMemoryAsyncExReturn(
            trace.NdisMAllocateSharedMemoryAsyncExCall(
                DriverTrace.Dma, length, cached: true, Context(Math.Max(request, 1)), hasHandler),
            status,
            request);

    private static void Arrive(DriverTrace trace, uint request, uint length = Length)
        => Complete(
            trace, request, Block(request), () => trace.Acquired(Block(request), DriverTrace.Adapter), length);

    private static void Complete(
        DriverTrace trace,
        uint request,
        TraceObject block,
        Action body,
        uint length = Length,
        ObjectState contextState = ObjectState.Live)
    {
        TraceMark enter = trace.MiniportSharedMemoryAllocateCompleteEnter(
            DriverTrace.Adapter, block, length, Context(request, contextState), request);
        body();
        trace.MiniportSharedMemoryAllocateCompleteExit(enter);
    }

    private static void Free(DriverTrace trace, uint block, uint given = Length, uint allocated = Length)
        => trace.NdisMFreeSharedMemoryReturn(trace.NdisMFreeSharedMemoryCall(
            DriverTrace.Adapter,
            given,
            cached: true,
            Block(block),
            allocated,
            physicalMatches: true,
            allocatedCached: true));
}
