using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>
/// Functions at their levels, as the rows of the vocabulary say. Where a call is out of range, the callback that it
/// came from may have a rule of its own, which is more specific than the function's.
/// </summary>
[Resets]
internal sealed partial class IrqlChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Callbacks = new()
    {
        Id = "IRQL-001",
        Level = RuleLevel.Must,
        Title = "Callbacks return at their level",
        Requirement = "Every callback returns at the IRQL it was entered with.",
        Source = "IrqlT",
        Why = Consequence.WrongLevelAfterCallback,
    };

    internal static readonly RuleDescriptor Functions = new()
    {
        Id = "IRQL-002",
        Level = RuleLevel.Must,
        Title = "Functions in their range",
        Requirement = "Every function is called inside its IRQL range.",
        Source = "Map, IrqlT",
        WindowsEquivalent = "SDV:Irql_Miscellaneous_Function",
        Why = Consequence.LocksAtWrongLevel,
    };

    private static readonly RuleDescriptor DispatchFlags = new()
    {
        Id = "IRQL-003",
        Level = RuleLevel.Must,
        Title = "Dispatch flags are known, not asked for",
        Requirement = "DISPATCH flags follow from the level that the driver knows; they are not derived from a query "
            + "(AMB-37).",
        Source = "IrqlT, SDV:flags-irql",
        WindowsEquivalent = "SDV:Flags_Irql",
        AppliesTo = "completions and indications inside a callback that came at DISPATCH_LEVEL without its flag",
    };

    internal static readonly RuleDescriptor Waits = new()
    {
        Id = "IRQL-005",
        Level = RuleLevel.Must,
        Title = "Waits at low levels",
        Requirement = "NdisWaitEvent is called at PASSIVE_LEVEL, NdisMSleep below DISPATCH_LEVEL.",
        Source = "BC7C",
        WindowsEquivalent = "0x7C/14",
        Why = Consequence.WaitsAtRaisedLevel,
        AppliesTo = "calls of NdisWaitEvent or NdisMSleep",
        Preconditions = [TraceName.NdisWaitEvent, TraceName.NdisMSleep],
    };

    internal static readonly RuleDescriptor Request = new()
    {
        Id = "SGDMA-ALLOC-001",
        Level = RuleLevel.Must,
        Title = "Requested at DISPATCH_LEVEL",
        Requirement = "NdisMAllocateNetBufferSGList is called at exactly DISPATCH_LEVEL. MiniportSendNetBufferLists "
            + "may run lower: the driver then raises the level and restores it.",
        Source = "AllocSG, SDV:irql-gather-dma-function, SGC",
        WindowsEquivalent = "0xE6/13",
        Why = Consequence.LocksAtWrongLevel,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Free = new()
    {
        Id = "SGDMA-FREE-006",
        Level = RuleLevel.Must,
        Title = "Freed at DISPATCH_LEVEL",
        Requirement = "NdisMFreeNetBufferSGList is called at exactly DISPATCH_LEVEL.",
        Source = "FreeSG, SDV:irql-gather-dma-function",
        WindowsEquivalent = "0xE6/14",
        Why = Consequence.LocksAtWrongLevel,
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    internal static readonly RuleDescriptor Register = new()
    {
        Id = "SGDMA-REG-002",
        Level = RuleLevel.Must,
        Title = "Registered at PASSIVE_LEVEL",
        Requirement = "NdisMRegisterScatterGatherDma is called at PASSIVE_LEVEL.",
        Source = "RegSG",
        WindowsEquivalent = "SDV:Irql_Gather_DMA_Function",
        Why = Consequence.WaitsAtRaisedLevel,
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    internal static readonly RuleDescriptor Deregister = new()
    {
        Id = "SGDMA-DEREG-004",
        Level = RuleLevel.Must,
        Title = "Deregistered at PASSIVE_LEVEL",
        Requirement = "NdisMDeregisterScatterGatherDma is called at PASSIVE_LEVEL.",
        Source = "DeregSG",
        WindowsEquivalent = "SDV:Irql_Gather_DMA_Function",
        Why = Consequence.WaitsAtRaisedLevel,
        Preconditions = [TraceName.NdisMDeregisterScatterGatherDma],
    };

    internal static readonly RuleDescriptor AllocateShared = new()
    {
        Id = "SHMEM-002",
        Level = RuleLevel.Must,
        Title = "Allocated at PASSIVE_LEVEL",
        Requirement = "NdisMAllocateSharedMemory is called at PASSIVE_LEVEL.",
        Source = "Shm, BC7C",
        WindowsEquivalent = "0x7C/01",
        Why = Consequence.WaitsAtRaisedLevel,
        Preconditions = [TraceName.NdisMAllocateSharedMemory],
    };

    internal static readonly RuleDescriptor RequestShared = new()
    {
        Id = "SHMEM-021",
        Level = RuleLevel.Must,
        Title = "Asynchronous memory at DISPATCH_LEVEL or below",
        Requirement = "NdisMAllocateSharedMemoryAsyncEx is called at DISPATCH_LEVEL or below.",
        Source = "ShmA",
        WindowsEquivalent = "SDV:Irql_Gather_DMA_Function",
        Why = Consequence.LocksAtWrongLevel,
        AppliesTo = "calls of NdisMAllocateSharedMemoryAsyncEx",
        Preconditions = [TraceName.NdisMAllocateSharedMemoryAsyncEx],
    };

    internal static readonly RuleDescriptor FreeShared = new()
    {
        Id = "SHMEM-014",
        Level = RuleLevel.Must,
        Title = "Freed at DISPATCH_LEVEL or below",
        Requirement = "NdisMFreeSharedMemory is called at DISPATCH_LEVEL or below.",
        Source = "ShmF",
        WindowsEquivalent = "SDV:Irql_Miniport_Driver_Function",
        Why = Consequence.LocksAtWrongLevel,
        Preconditions = [TraceName.NdisMFreeSharedMemory],
    };

    internal static readonly RuleDescriptor Pools = new()
    {
        Id = "POOL-020",
        Level = RuleLevel.Must,
        Title = "Pools at DISPATCH_LEVEL or below",
        Requirement = "Pool functions are called at DISPATCH_LEVEL or below.",
        Source = "NblPA, NblPF, SDV:irql-netbuffer-function",
        WindowsEquivalent = "SDV:Irql_NetBuffer_Function",
        Why = Consequence.LocksAtWrongLevel,
        Preconditions = [TraceName.NdisAllocateNetBufferListPool, TraceName.NdisAllocateNetBufferPool],
    };

    internal static readonly RuleDescriptor NetBuffers = new()
    {
        Id = "NBL-020",
        Level = RuleLevel.Must,
        Title = "Lists at DISPATCH_LEVEL or below",
        Requirement = "Functions on lists, NET_BUFFERs and MDLs are called at DISPATCH_LEVEL or below.",
        Source = "SDV:irql-netbuffer-function",
        WindowsEquivalent = "SDV:Irql_NetBuffer_Function",
        Why = Consequence.LocksAtWrongLevel,
    };

    internal static readonly RuleDescriptor Status = new()
    {
        Id = "LIFE-039",
        Level = RuleLevel.Must,
        Title = "Status at DISPATCH_LEVEL or below",
        Requirement = "NdisMIndicateStatusEx is called at DISPATCH_LEVEL or below.",
        Source = "StatEx, SDV:irql-statusindication-function",
        WindowsEquivalent = "SDV:Irql_StatusIndication_Function",
        Why = Consequence.LocksAtWrongLevel,
        AppliesTo = "calls of NdisMIndicateStatusEx",
        Preconditions = [TraceName.NdisMIndicateStatusEx],
    };

    internal static readonly RuleDescriptor InterruptRoutine = new()
    {
        Id = "INT-007",
        Level = RuleLevel.Must,
        Title = "The ISR calls what it may",
        Requirement = "At DIRQL no function is called that is limited to DISPATCH_LEVEL.",
        Source = "SDV:irql-synch-function",
        WindowsEquivalent = "SDV:Irql_Synch_Function",
        Preconditions = [TraceName.NdisMRegisterInterruptEx],
    };

    internal static readonly RuleDescriptor ListRoutine = new()
    {
        Id = "SGDMA-CB-009",
        Level = RuleLevel.Must,
        Title = "The callback runs at DISPATCH_LEVEL",
        Requirement = "MiniportProcessSGList does not wait and calls no function that needs a lower level; it returns "
            + "at the level it was entered with.",
        Source = "ProcSG",
        Why = Consequence.WrongLevelAfterCallback,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private static readonly RuleDescriptor Shutdown = new()
    {
        Id = "LIFE-024",
        Level = RuleLevel.Must,
        Title = "Shutdown in a bug check calls nothing",
        Requirement = "In a shutdown for a bug check no NDIS function is called that has a limit of IRQL, and nothing "
            + "is freed (AMB-14).",
        Source = "Shut",
        Why = Consequence.MachineGoingDown,
        AppliesTo = "MiniportShutdownEx in a bug check, which drivers of NDIS 6.30 and later ask for",
    };

    private readonly OwnedRule _callbacks = context.Rules.Own(Callbacks);
    private readonly OwnedRule _functions = context.Rules.Own(Functions);
    private readonly OwnedRule _interruptRoutine = context.Rules.Own(InterruptRoutine);
    private readonly OwnedRule _listRoutine = context.Rules.Own(ListRoutine);
    private readonly OwnedRule _shutdown = context.Rules.Own(Shutdown);
    private readonly OwnedRule _dispatchFlags = context.Rules.Own(DispatchFlags);

    /// <summary>By processor: raises and locks that have not been undone.</summary>
    private readonly int[] _raises = new int[byte.MaxValue + 1];

    /// <summary>By processor: the newest query of the IRQL, and the callback that made it.</summary>
    private readonly (long Callback, long Query)[] _queries = new (long, long)[byte.MaxValue + 1];

    public static RuleDescriptor[] Rules =>
        [.. OfRows, Callbacks, Functions, InterruptRoutine, ListRoutine, Shutdown, DispatchFlags];

    /// <summary>The rules that the rows of the vocabulary name.</summary>
    private static RuleDescriptor[] OfRows =>
    [
        Waits, Request, Free, Register, Deregister, AllocateShared, RequestShared, FreeShared, Pools, NetBuffers,
        Status,
    ];

    public void Subscribe(Subscriptions events)
    {
        foreach (RuleDescriptor rule in OfRows)
        {
            context.Rules.Own(rule);
        }

        foreach (TraceRow row in TraceSchema.All.Where(row => row is { IrqlRule: not null, HasOwnIrqlCheck: false }))
        {
            IrqlLimits limits = IrqlLimits.Of(row.Irql, context.Rules.Borrow(row.IrqlRule!));
            events.OnCall(row.Name, (in e) => Check(e, limits));
        }

        events.OnCall(TraceName.KeRaiseIrql, CheckRaise);
        events.OnCall(TraceName.KeLowerIrql, CheckLower);
        foreach (TraceRow row in TraceSchema.All.Where(row => row.Kind == RowKind.Callback))
        {
            events.OnExit(row.Name, CheckExit);
        }

        SubscribeToQueries(events);
    }

    private void SubscribeToQueries(Subscriptions events)
    {
        foreach (TraceName raise in (TraceName[])[
            TraceName.KeRaiseIrql, TraceName.NDIS_RAISE_IRQL_TO_DISPATCH, TraceName.NdisAcquireSpinLock,
            TraceName.NdisDprAcquireSpinLock])
        {
            events.OnReturn(raise, (in e) => _raises[e.Processor]++);
        }

        foreach (TraceName lower in (TraceName[])[
            TraceName.KeLowerIrql, TraceName.NDIS_LOWER_IRQL, TraceName.NdisReleaseSpinLock,
            TraceName.NdisDprReleaseSpinLock])
        {
            events.OnReturn(lower, (in e) => _raises[e.Processor]--);
        }

        events.OnCall(TraceName.KeGetCurrentIrql, NoteQuery);
        events.OnCall(
            TraceName.NdisMSendNetBufferListsComplete,
            (in e) => CheckFlag(
                e,
                new NdisMSendNetBufferListsCompleteCall(in e).Flags,
                NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL));
        events.OnCall(
            TraceName.NdisMIndicateReceiveNetBufferLists,
            (in e) => CheckFlag(
                e,
                new NdisMIndicateReceiveNetBufferListsCall(in e).Flags,
                NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL));
    }

    private void Check(in TraceEvent e, IrqlLimits limits)
    {
        limits.Rule.Exercise(limits.Lowest == PASSIVE_LEVEL || CameFromBelow(e));
        if (!limits.Contains(e.Irql))
        {
            OwnedRule rule = RuleOfCaller(e, limits) ?? limits.Rule;
            rule.Report(
                BlamedObject.Of(e),
                context.Stacks.InnermostCallback(e.Processor).Sequence,
                e.Sequence,
                $"{e.Name} at {limits}",
                Wording.AtLevel(e),
                new FindingLinks { Spoils = [Subject.Call(e.Sequence)], Within = OpenCalls(e) });
        }
    }

    /// <summary>The calls and callbacks that an event happens in; at an end that which ends is one of them.</summary>
    private Subject[] OpenCalls(in TraceEvent e)
    {
        ReadOnlySpan<CallFrame> frames = context.Stacks.Of(e.Processor);
        Subject[] calls = new Subject[frames.Length];
        for (int index = 0; index < frames.Length; index++)
        {
            calls[index] = Subject.Call(frames[index].Sequence);
        }

        return calls;
    }

    /// <summary>
    /// True if the driver itself has to see to DISPATCH_LEVEL: inside a callback that came at that level it cannot be
    /// wrong without lowering it.
    /// </summary>
    private bool CameFromBelow(in TraceEvent e)
        => context.Stacks.InnermostCallback(e.Processor).Irql != DISPATCH_LEVEL;

    private OwnedRule? RuleOfCaller(in TraceEvent e, IrqlLimits limits) => e.Enclosing switch
    {
        TraceName.MiniportInterrupt or TraceName.MiniportSynchronizeInterrupt when limits.Highest <= DISPATCH_LEVEL
            => _interruptRoutine,
        TraceName.MiniportProcessSGList when limits.Highest < DISPATCH_LEVEL => _listRoutine,
        TraceName.MiniportShutdownEx when e.Irql > DISPATCH_LEVEL => _shutdown,
        _ => null,
    };

    private void CheckRaise(in TraceEvent e)
    {
        uint asked = new KeRaiseIrqlCall(in e).NewIrql;
        _functions.Exercise();
        if (asked < e.Irql)
        {
            ReportLevel(e, asked, "KeRaiseIrql with an IRQL that is not below the current one");
        }
    }

    private void CheckLower(in TraceEvent e)
    {
        uint asked = new KeLowerIrqlCall(in e).NewIrql;
        _functions.Exercise();
        if (asked > e.Irql)
        {
            ReportLevel(e, asked, "KeLowerIrql with an IRQL that is not above the current one");
        }
    }

    private void ReportLevel(in TraceEvent e, uint asked, string expected)
        => _functions.Report(
            default,
            0,
            e.Sequence,
            expected,
            $"{e.Name} was called at {TraceText.Irql(e.Irql)} with {TraceText.Irql((byte)asked)}");

    /// <summary>
    /// Where the callback's flag tells the level, a query is advice. Where nothing tells it, a query is only kept:
    /// to act on it by a flag is the violation.
    /// </summary>
    private void NoteQuery(in TraceEvent e)
    {
        ref readonly CallFrame callback = ref context.Stacks.InnermostCallback(e.Processor);
        if (StatesLevel(callback) is not { } isStated)
        {
            return;
        }

        if (isStated)
        {
            _dispatchFlags.Advise(
                default,
                callback.Sequence,
                e.Sequence,
                "the level taken from the DISPATCH_LEVEL flag of the callback",
                $"KeGetCurrentIrql was called in {callback.Name}, which came with the flag");
        }
        else if (_raises[e.Processor] <= 0)
        {
            _queries[e.Processor] = (callback.Sequence, e.Sequence);
        }
    }

    private void CheckFlag(in TraceEvent e, uint flags, uint dispatchLevel)
    {
        ref readonly CallFrame callback = ref context.Stacks.InnermostCallback(e.Processor);
        bool isFlagSet = (flags & dispatchLevel) != 0;
        if (!isFlagSet || callback.Irql != DISPATCH_LEVEL || StatesLevel(callback) is not false)
        {
            return;
        }

        _dispatchFlags.Exercise();
        (long asker, long query) = _queries[e.Processor];
        if (asker == callback.Sequence && _raises[e.Processor] <= 0)
        {
            _dispatchFlags.Report(
                e.Subject,
                query,
                e.Sequence,
                "the DISPATCH_LEVEL flag only after a raise, under a spin lock, or if the callback has it",
                $"the driver called KeGetCurrentIrql, then {e.Name} with the DISPATCH_LEVEL flag");
        }
    }

    /// <summary>True if the callback came with its DISPATCH flag; null if it is one that has none.</summary>
    private static bool? StatesLevel(in CallFrame callback) => callback.Name switch
    {
        TraceName.MiniportSendNetBufferLists =>
            (new MiniportSendNetBufferListsEnter(in callback.Begin).Flags & NDIS_SEND_FLAGS_DISPATCH_LEVEL) != 0,
        TraceName.MiniportReturnNetBufferLists =>
            (new MiniportReturnNetBufferListsEnter(in callback.Begin).Flags & NDIS_RETURN_FLAGS_DISPATCH_LEVEL) != 0,
        _ => null,
    };

    private void CheckExit(in TraceEvent e)
    {
        ref readonly CallFrame enter = ref context.Stacks.Innermost(e.Processor);
        if (enter.Sequence != e.Begin)
        {
            return;
        }

        _interruptRoutine.Exercise(
            e.Name is TraceName.MiniportInterrupt or TraceName.MiniportSynchronizeInterrupt);
        _shutdown.Exercise(e.Name == TraceName.MiniportShutdownEx && enter.Irql > DISPATCH_LEVEL);
        OwnedRule rule = e.Name == TraceName.MiniportProcessSGList ? _listRoutine : _callbacks;
        rule.Exercise();
        if (e.Irql != enter.Irql)
        {
            rule.Report(
                enter.Subject.Kind == ObjectKind.None ? default : enter.Subject,
                e.Begin,
                e.Sequence,
                $"{e.Name} returns at the IRQL at which it was entered, {TraceText.Irql(enter.Irql)}",
                $"{e.Name} returned at {TraceText.Irql(e.Irql)}",
                new FindingLinks { Within = OpenCalls(e) });
        }
    }
}
