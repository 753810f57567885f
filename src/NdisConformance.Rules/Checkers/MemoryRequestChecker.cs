using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Requests for more shared memory, from NdisMAllocateSharedMemoryAsyncEx to their completion.</summary>
[Resets]
internal sealed partial class MemoryRequestChecker(CheckerContext context) : IChecker
{
    // A driver may lose the first frames, which tell it that buffers are short.
    private const int FramesToTell = 4;

    private static readonly TraceName[] Requests = [TraceName.NdisMAllocateSharedMemoryAsyncEx];

    private static readonly RuleDescriptor Handler = new()
    {
        Id = "SGDMA-REG-013",
        Level = RuleLevel.Must,
        Title = "The completion handler of shared memory",
        Requirement = "SharedMemAllocateCompleteHandler is set if the driver ever calls "
            + "NdisMAllocateSharedMemoryAsyncEx. Otherwise it should be NULL, which is a note.",
        Source = "RegSG, S2",
        Why = Consequence.FollowsNull,
        AppliesTo = "calls of NdisMAllocateSharedMemoryAsyncEx",
        Preconditions = Requests,
    };

    private static readonly RuleDescriptor Limit = new()
    {
        Id = "SHMEM-010",
        Level = RuleLevel.Should,
        Title = "Shared memory has a limit",
        Requirement = "The driver limits how much shared memory it asks for. Reported above 16 MiB, which hold five "
            + "times as many frames as the longest receive rings.",
        Source = "Shm, ShmA",
        Why = "Contiguous memory that the device can address is scarce; other drivers do not get theirs.",
        AppliesTo = "calls of NdisMAllocateSharedMemoryAsyncEx",
        Preconditions = Requests,
    };

    internal static readonly RuleDescriptor Refused = new()
    {
        Id = "SHMEM-023",
        Level = RuleLevel.Must,
        Title = "FAILURE means not now",
        Requirement = "After FAILURE the driver awaits no completion; it may ask again.",
        Source = "ShmA",
        Why = "No completion comes after FAILURE: who waits for one waits for ever, and what it was to free is lost.",
        AppliesTo = "requests that get FAILURE",
        Preconditions = Requests,
    };

    internal static readonly RuleDescriptor OtherStatus = new()
    {
        Id = "SHMEM-024",
        Level = RuleLevel.Must,
        IsRobustness = true,
        Title = "All but PENDING is a failure",
        Requirement = "The driver takes every status but PENDING for a failure.",
        Source = "ShmA",
        AppliesTo = "requests that get a status which is not documented",
        Preconditions = Requests,
    };

    private static readonly RuleDescriptor Nothing = new()
    {
        Id = "SHMEM-025",
        Level = RuleLevel.Must,
        Title = "A completion may bring nothing",
        Requirement = "MiniportSharedMemoryAllocateComplete looks whether VirtualAddress is NULL before it uses "
            + "addresses or length (AMB-08).",
        Source = "ShmA, ShmC",
        WindowsEquivalent = "SDV:NullCheck",
        Why = Consequence.FollowsNull,
        AppliesTo = "completions without memory",
        Preconditions = Requests,
    };

    internal static readonly RuleDescriptor AnyOrder = new()
    {
        Id = "SHMEM-026",
        Level = RuleLevel.Must,
        Title = "Requests complete in any order",
        Requirement = "MiniportSharedMemoryAllocateComplete goes by its Context and Length: several requests may be "
            + "outstanding and end in any order.",
        Source = "ShmC",
        AppliesTo = "requests of several lengths that are outstanding at the same time",
        Preconditions = Requests,
    };

    internal static readonly RuleDescriptor Outstanding = new()
    {
        Id = "SHMEM-028",
        Level = RuleLevel.Must,
        Title = "Pause and halt know of requests",
        Requirement = "Pause and halt wait for outstanding requests or bear their completion: none is outstanding "
            + "when MiniportHaltEx returns, and no freed context is touched.",
        Source = "Halt, ShmA",
        Why = "NDIS calls MiniportSharedMemoryAllocateComplete with an adapter context that is gone.",
        AppliesTo = "requests that are outstanding when the adapter is halted",
        Preconditions = Requests,
    };

    internal static readonly RuleDescriptor Grows = new()
    {
        Id = "SHMEM-032",
        Level = RuleLevel.Should,
        Title = "Shared memory grows with the traffic",
        Requirement = "Where traffic uses up its shared memory the driver asks for more, or indicates with RESOURCES "
            + "(AMB-36).",
        Source = "S2, ShmA, Recv",
        Why = "Frames are dropped that the driver could have indicated.",
        AppliesTo = "lists that NDIS keeps until the buffers run out",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _handler = context.Rules.Own(Handler);
    private readonly OwnedRule _limit = context.Rules.Own(Limit);
    private readonly OwnedRule _refused = context.Rules.Own(Refused);
    private readonly OwnedRule _otherStatus = context.Rules.Own(OtherStatus);
    private readonly OwnedRule _nothing = context.Rules.Own(Nothing);
    private readonly OwnedRule _anyOrder = context.Rules.Own(AnyOrder);
    private readonly OwnedRule _outstanding = context.Rules.Own(Outstanding);
    private readonly OwnedRule _grows = context.Rules.Own(Grows);

    private readonly Dictionary<uint, Asked> _asked = [];
    private readonly Dictionary<uint, Asked> _byBlock = [];
    private readonly HashSet<uint> _contexts = [];
    private readonly Dictionary<uint, long> _refusedContexts = [];
    private int _pending;
    private long _refusedAt;
    private bool _isRefusedAsDocumented;
    private ulong _aliveBytes;
    private bool _isOverLimit;
    private bool _isUnusedHandlerGiven;
    private bool _hasTried;
    private int _missed;
    private int _lost;
    private long _dry;

    public static RuleDescriptor[] Rules =>
        [Handler, Limit, Refused, OtherStatus, Nothing, AnyOrder, Outstanding, Grows];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => Forget());
        events.OnCall(TraceName.NdisMRegisterScatterGatherDma, OnRegister);
        events.OnCall(TraceName.NdisMAllocateSharedMemoryAsyncEx, OnAsk);
        events.OnReturn(TraceName.NdisMAllocateSharedMemoryAsyncEx, OnAnswer);
        events.OnEnter(TraceName.MiniportSharedMemoryAllocateComplete, OnCompletion);
        events.OnCall(TraceName.NdisMFreeSharedMemory, OnFree);
        events.OnEnter(TraceName.MiniportHaltEx, (in e) => _outstanding.Exercise(_pending > 0));
        events.OnExit(TraceName.MiniportHaltEx, OnHaltExit);
        events.OnExit(TraceName.MiniportInitializeEx, OnInitializeExit);
        events.OnFact(TraceName.TimeLimit, OnNeverEnds);
        events.OnFact(TraceName.Unmet, OnNeverEnds);
        events.OnFact(TraceName.PinLeaked, OnLeaked);
        events.OnFact(TraceName.Leaked, OnLeaked);
        events.OnFact(TraceName.Crash, OnCrash);
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => _hasTried = false);
        events.OnEnter(TraceName.MiniportRestart, (in e) => (_missed, _dry) = (0, 0));
        events.OnEnter(TraceName.MiniportPause, OnPause);
        events.OnFact(TraceName.WireReceive, (in e) => _missed++);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnFact(TraceName.Drained, OnDrained);
    }

    private void Forget()
    {
        _asked.Clear();
        _byBlock.Clear();
        _contexts.Clear();
        _refusedContexts.Clear();
        (_pending, _refusedAt, _aliveBytes, _isOverLimit, _isUnusedHandlerGiven) = (0, 0, 0, false, false);
    }

    private void OnRegister(in TraceEvent e)
        => _isUnusedHandlerGiven = new NdisMRegisterScatterGatherDmaCall(in e).SharedHandlerGiven;

    private void OnAsk(in TraceEvent e)
    {
        NdisMAllocateSharedMemoryAsyncExCall call = new(in e);
        _isUnusedHandlerGiven = false;
        _hasTried = true;
        if (!call.Dma.IsLive || call.Dma.Kind != ObjectKind.Dma)
        {
            return;
        }

        _handler.Exercise();
        if (!call.HandlerGiven)
        {
            _handler.Report(
                call.Dma,
                context.Adapters.OfDma(call.Dma)?.DmaRegistered ?? 0,
                e.Sequence,
                "SharedMemAllocateCompleteHandler in NDIS_SG_DMA_DESCRIPTION before NdisMAllocateSharedMemoryAsyncEx",
                "SharedMemAllocateCompleteHandler is NULL");
        }
    }

    private void OnAnswer(in TraceEvent e)
    {
        ref readonly TraceEvent begin = ref context.Stacks.Innermost(e.Processor).Begin;
        if (begin.Kind != TraceKind.Call || begin.Name != e.Name)
        {
            // The trace begins inside the call.
            return;
        }

        NdisMAllocateSharedMemoryAsyncExReturn returned = new(in e);
        NdisMAllocateSharedMemoryAsyncExCall call = new(in begin);
        if (returned.Request != 0)
        {
            // The completion may have come before the request returned.
            _pending++;
            _contexts.Add(PointerKey.Of(call.Context));
            _refusedContexts.Remove(PointerKey.Of(call.Context));
            Asked asked = _asked.GetValueOrDefault(returned.Request);
            _asked[returned.Request] = asked with { Begun = e.Begin, Length = call.Length };
            if (asked.Block != 0)
            {
                _byBlock[asked.Block] = _asked[returned.Request];
            }
        }
        else if (call.HandlerGiven)
        {
            _refusedAt = e.Begin;
            _isRefusedAsDocumented = returned.Result == NDIS_STATUS.NDIS_STATUS_FAILURE;
            RuleOfRefusal.Exercise();
            if (PointerKey.Of(call.Context) is not 0 and var key && _contexts.Add(key))
            {
                _refusedContexts.TryAdd(key, e.Begin);
            }
        }
    }

    private OwnedRule RuleOfRefusal => _isRefusedAsDocumented ? _refused : _otherStatus;

    private void OnCompletion(in TraceEvent e)
    {
        MiniportSharedMemoryAllocateCompleteEnter enter = new(in e);
        _pending--;
        Asked asked = _asked.GetValueOrDefault(enter.Request) with { Ended = e.Sequence, Block = enter.Block.Number };
        _asked[enter.Request] = asked;
        _nothing.Exercise(!enter.Block.IsLive);
        if (!enter.Block.IsLive)
        {
            return;
        }

        _byBlock[enter.Block.Number] = asked;
        _aliveBytes += enter.Length;
        _limit.Exercise();
        if (_aliveBytes > MemorySizes.MostSharedMemory && !_isOverLimit)
        {
            _isOverLimit = true;
            _limit.Report(
                context.Adapters.CurrentId,
                asked.Begun,
                e.Sequence,
                Invariant($"at most {MemorySizes.MostSharedMemory} bytes of shared memory for one adapter"),
                Invariant($"the driver requested {_aliveBytes} bytes by ")
                    + "NdisMAllocateSharedMemoryAsyncEx and did not free them");
        }
    }

    private void OnFree(in TraceEvent e)
    {
        NdisMFreeSharedMemoryCall call = new(in e);
        if (!call.Block.IsLive || !_byBlock.Remove(call.Block.Number, out Asked asked))
        {
            return;
        }

        _aliveBytes -= call.AllocatedLength;
        bool hasOther = false;
        foreach (Asked other in _asked.Values)
        {
            bool isAtTheSameTime = other.Begun < asked.Ended && (other.Ended == 0 || other.Ended > asked.Begun);
            if (!isAtTheSameTime || other.Length == call.AllocatedLength)
            {
                continue;
            }

            hasOther = true;
            if (other.Length == call.Length)
            {
                _anyOrder.Report(
                    call.Block,
                    asked.Ended,
                    e.Sequence,
                    Invariant($"NdisMFreeSharedMemory with Length {call.AllocatedLength}, as ")
                        + "MiniportSharedMemoryAllocateComplete had it",
                    Invariant($"it was freed with Length {call.Length}, that of another request"));
                break;
            }
        }

        _anyOrder.Exercise(hasOther);
    }

    private void OnHaltExit(in TraceEvent e)
    {
        ReportOutstanding(e, "MiniportHaltEx");
        if (_isUnusedHandlerGiven)
        {
            context.Rules.Note(
                context.Adapters.CurrentId,
                e.Sequence,
                "SharedMemAllocateCompleteHandler was set, and NdisMAllocateSharedMemoryAsyncEx never called");
        }
    }

    private void OnInitializeExit(in TraceEvent e)
    {
        if (new MiniportInitializeExExit(in e).Result != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            ReportOutstanding(e, "MiniportInitializeEx");
        }
    }

    private void ReportOutstanding(in TraceEvent e, string callback)
    {
        if (_pending > 0)
        {
            long oldest = _asked.Values.Where(asked => asked.Ended == 0).Min(asked => asked.Begun);
            _outstanding.Report(
                context.Adapters.CurrentId,
                oldest,
                e.Sequence,
                $"no request of NdisMAllocateSharedMemoryAsyncEx pending when {callback} returns",
                Invariant($"{callback} returned with {_pending} pending"));
        }
    }

    /// <summary>
    /// A wait that nothing ends is for the completion of a refused request, if the driver made one and awaits nothing
    /// else.
    /// </summary>
    private void OnNeverEnds(in TraceEvent e)
    {
        bool mayBe = EndlessOperation.Of(e) is Operation.Wait or Operation.Pause or Operation.Restart
            && context.Sends.Outstanding == 0
            && context.Receives.Outstanding == 0;
        if (mayBe && _refusedAt != 0 && _pending == 0)
        {
            RuleOfRefusal.Report(
                context.Adapters.CurrentId,
                _refusedAt,
                e.Sequence,
                "no wait for MiniportSharedMemoryAllocateComplete after NdisMAllocateSharedMemoryAsyncEx failed",
                $"the driver waits {Wording.In(e)}, and no request is pending",
                new FindingLinks { Spoils = [Subject.Adapter(context.Adapters.CurrentId)] });
        }
    }

    /// <summary>
    /// A context that serves one refused request and no other should have gone with it. One that serves all requests of
    /// the driver may have other uses.
    /// </summary>
    private void OnLeaked(in TraceEvent e)
    {
        if (_contexts.Count > 1 && _refusedContexts.Remove(PointerKey.Of(e.Subject), out long refused))
        {
            RuleOfRefusal.Report(
                e.Subject,
                refused,
                e.Sequence,
                "the Context freed by the driver after NdisMAllocateSharedMemoryAsyncEx failed",
                "it was never freed",
                new FindingLinks { Spoils = [Subject.Survival(e.Subject)] });
        }
    }

    private void OnCrash(in TraceEvent e)
    {
        ref readonly CallFrame frame = ref context.Stacks.InnermostCallback(e.Processor);
        if (frame.Name != TraceName.MiniportSharedMemoryAllocateComplete || !NullCrash.Is(e))
        {
            return;
        }

        MiniportSharedMemoryAllocateCompleteEnter enter = new(in frame.Begin);
        if (enter.Context.State == ObjectState.Released)
        {
            _outstanding.Report(
                enter.Context,
                _asked.GetValueOrDefault(enter.Request).Begun,
                e.Sequence,
                "the Context of NdisMAllocateSharedMemoryAsyncEx kept until MiniportSharedMemoryAllocateComplete",
                "it was freed before MiniportSharedMemoryAllocateComplete used it");
        }
        else if (!enter.Block.IsLive)
        {
            _nothing.Report(
                default,
                frame.Sequence,
                e.Sequence,
                "PhysicalAddress and Length used only if VirtualAddress is not NULL",
                "the driver dereferenced the NULL VirtualAddress in MiniportSharedMemoryAllocateComplete");
        }
    }

    private void OnIndicated(in TraceEvent e)
    {
        _missed = 0;
        _hasTried |= new ReceiveIndicatedEvent(in e).Resources;
    }

    /// <summary>
    /// All is quiet, and NDIS keeps lists: frames that were not indicated by now found no buffer. Those that a packet
    /// filter keeps out are no loss.
    /// </summary>
    private void OnDrained(in TraceEvent e)
    {
        bool isFull = e.State == AdapterState.Running
            && context.Receives.Outstanding > 0
            && context.Adapters.Current is { PacketFilter: not 0, IsRemoved: false, HasFaulted: false };
        _grows.Exercise(isFull && _hasTried);
        if (isFull && _missed >= FramesToTell)
        {
            (_dry, _lost) = (e.Sequence, _missed);
        }
    }

    private void OnPause(in TraceEvent e)
    {
        if (_dry != 0 && !_hasTried)
        {
            _grows.Exercise();
            _grows.Report(
                context.Adapters.CurrentId,
                _dry,
                e.Sequence,
                "NdisMAllocateSharedMemoryAsyncEx or NDIS_RECEIVE_FLAGS_RESOURCES when receive buffers run out",
                Invariant($"the driver used neither, and {_lost} frames were lost"));
        }
    }

    /// <summary>A request: where it was made and completed, 0 before, and the block that it brought.</summary>
    private readonly record struct Asked(long Begun, long Ended, ulong Length, uint Block);
}
