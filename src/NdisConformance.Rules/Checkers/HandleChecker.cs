using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Handles where their kind belongs, as the rows of the vocabulary say.</summary>
[Resets]
internal sealed partial class HandleChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Any = new()
    {
        Id = "REG-014",
        Level = RuleLevel.Must,
        Title = "Handles where their kind belongs",
        Requirement = "Every NDIS handle is used only where its kind belongs, and never after its release.",
        Source = "RegM",
        Why = Consequence.WrongKindOfHandle,
    };

    private static readonly RuleDescriptor AfterHalt = new()
    {
        Id = "LIFE-011",
        Level = RuleLevel.Must,
        Title = "Nothing after halt",
        Requirement = "Nothing of the driver runs after halt returned: no function is called with this adapter's "
            + "handle.",
        Source = "Halt",
        WindowsEquivalent = "SDV:NdisMIndicateStatusEx",
        Why = Consequence.CallsIntoUnloadedImage,
    };

    private static readonly RuleDescriptor Request = new()
    {
        Id = "SGDMA-ALLOC-002",
        Level = RuleLevel.Must,
        Title = "Requested with the DMA handle",
        Requirement = "The handle is the DMA handle from this adapter's registration.",
        Source = "AllocSG",
        Why = Consequence.WrongKindOfHandle,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Free = new()
    {
        Id = "SGDMA-FREE-005",
        Level = RuleLevel.Must,
        Title = "The handle of the request",
        Requirement = "The handle is the DMA handle with which the list was requested.",
        Source = "FreeSG",
        Why = Consequence.WrongKindOfHandle,
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    private static readonly RuleDescriptor MemoryRequest = new()
    {
        Id = "SHMEM-020",
        Level = RuleLevel.Must,
        Title = "Asynchronous memory takes the DMA handle",
        Requirement = "NdisMAllocateSharedMemoryAsyncEx gets the DMA handle, not that of the adapter (AMB-08).",
        Source = "ShmA",
        Why = Consequence.WrongKindOfHandle,
        AppliesTo = "calls of NdisMAllocateSharedMemoryAsyncEx",
        Preconditions = [TraceName.NdisMAllocateSharedMemoryAsyncEx],
    };

    internal static readonly RuleDescriptor Deregister = new()
    {
        Id = "SGDMA-DEREG-005",
        Level = RuleLevel.Must,
        Title = "The DMA handle is deregistered",
        Requirement = "The argument of NdisMDeregisterScatterGatherDma is the handle that the registration gave.",
        Source = "DeregSG",
        Why = Consequence.WrongKindOfHandle,
        Preconditions = [TraceName.NdisMDeregisterScatterGatherDma],
    };

    internal static readonly RuleDescriptor DeregisterOnce = new()
    {
        Id = "SGDMA-DEREG-006",
        Level = RuleLevel.Must,
        Title = "Deregistered once, then dead",
        Requirement = "The channel is deregistered once for each registration, and its handle is not used afterwards.",
        Source = "BCE6, DeregSG",
        WindowsEquivalent = "0xE6/18",
        Why = Consequence.FreedTwice,
        Preconditions = [TraceName.NdisMDeregisterScatterGatherDma],
    };

    internal static readonly RuleDescriptor DeregisterRefused = new()
    {
        Id = "SGDMA-DEREG-008",
        Level = RuleLevel.Must,
        Title = "No end without a beginning",
        Requirement = "NdisMDeregisterScatterGatherDma is not called where the registration failed.",
        Source = "DeregSG",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    private static readonly RuleDescriptor NullPool = new()
    {
        Id = "POOL-008",
        Level = RuleLevel.Must,
        Title = "A NULL pool is noticed",
        Requirement = "A NULL pool handle is detected, and the initialization then fails cleanly.",
        Source = "NblPA, NbPA",
        WindowsEquivalent = "SDV:NullCheck",
        Why = Consequence.FollowsNull,
        Preconditions = [TraceName.NdisAllocateNetBufferListPool, TraceName.NdisAllocateNetBufferPool],
    };

    internal static readonly RuleDescriptor PoolUse = new()
    {
        Id = "POOL-018",
        Level = RuleLevel.Must,
        Title = "A pool dies once",
        Requirement = "A pool is freed once, with its own function, and not used afterwards.",
        Source = "NblPF, NbPF",
        Why = Consequence.FreedTwice,
        Preconditions = [TraceName.NdisAllocateNetBufferListPool, TraceName.NdisAllocateNetBufferPool],
    };

    private static readonly RuleDescriptor PoolOwner = new()
    {
        Id = "POOL-019",
        Level = RuleLevel.Must,
        Title = "The owner of a pool",
        Requirement = "NdisHandle of a pool is the adapter handle; the driver handle and NULL are accepted (AMB-22).",
        Source = "PoolH",
        Why = Consequence.WrongKindOfHandle,
        Preconditions = [TraceName.NdisAllocateNetBufferListPool, TraceName.NdisAllocateNetBufferPool],
    };

    private static readonly RuleDescriptor FreedMemory = new()
    {
        Id = "POOL-024",
        Level = RuleLevel.Must,
        Title = "Memory is freed once",
        Requirement = "NdisFreeMemory gets the address of a block that was allocated and has not been freed.",
        Source = "MemF",
        WindowsEquivalent = "0xC2",
        Why = Consequence.FreedTwice,
        Preconditions = [TraceName.NdisFreeMemory],
    };

    private static readonly RuleDescriptor Synchronize = new()
    {
        Id = "INT-010",
        Level = RuleLevel.Must,
        Title = "No synchronization after deregistration",
        Requirement = "NdisMSynchronizeWithInterruptEx is not called after the interrupt was deregistered.",
        Source = "IntD, SDV:ndismderegisterinterruptex",
        WindowsEquivalent = "SDV:NdisMDeregisterInterruptEx",
        Preconditions = [TraceName.NdisMSynchronizeWithInterruptEx],
    };

    internal static readonly RuleDescriptor LaterMemory = new()
    {
        Id = "NDIS5-020",
        Level = RuleLevel.Must,
        Title = "Asynchronous memory takes the adapter handle",
        Requirement = "NdisMAllocateSharedMemoryAsync gets the handle of the adapter, from a driver that registered "
            + "AllocateCompleteHandler. PENDING is followed by MiniportAllocateComplete, whose VirtualAddress is NULL "
            + "where the allocation failed.",
        Source = "ShmA5, ShmC5",
        Why = Consequence.WrongKindOfHandle,
        Preconditions = [TraceName.NdisMAllocateSharedMemoryAsync],
    };

    internal static readonly RuleDescriptor Registers = new()
    {
        Id = "REG-017",
        Level = RuleLevel.Must,
        Title = "Registers are touched while they are mapped",
        Requirement = "NdisReadRegisterUlong and NdisWriteRegisterUlong get an address in the register window that "
            + "NdisMMapIoSpace mapped, until NdisMUnmapIoSpace: in MiniportInterrupt too, which a neighbour on the "
            + "line may call at any time until the interrupt is deregistered. NdisMUnmapIoSpace is called once, with "
            + "the length that was mapped, in MiniportHaltEx, or in MiniportInitializeEx if it fails.",
        Source = "Map, Unmap, IntD",
        WindowsEquivalent = "0x50, 0xD1",
        Why = "The machine stops at the first access, often in an interrupt of another device.",
        Preconditions = [TraceName.NdisMMapIoSpace],
    };

    private readonly OwnedRule _afterHalt = context.Rules.Own(AfterHalt);
    private readonly OwnedRule _deregisterRefused = context.Rules.Own(DeregisterRefused);
    private readonly OwnedRule _nullPool = context.Rules.Own(NullPool);
    private readonly OwnedRule _ignored = context.Rules.Borrow(ListAccessChecker.Ignored);

    // Which rules judge which argument: it follows from the vocabulary.
    [Kept]
    private readonly List<HandleUse>?[] _uses = new List<HandleUse>?[TraceSchema.Count];

    public static RuleDescriptor[] Rules => [.. OfRows, AfterHalt, DeregisterRefused, NullPool];

    /// <summary>The rules that the rows of the vocabulary name.</summary>
    private static RuleDescriptor[] OfRows =>
    [
        Any, Request, Free, Deregister, DeregisterOnce, MemoryRequest, PoolUse, PoolOwner, FreedMemory, Synchronize,
        Registers, LaterMemory,
    ];

    public void Subscribe(Subscriptions events)
    {
        foreach (RuleDescriptor rule in OfRows)
        {
            context.Rules.Own(rule);
        }

        foreach (TraceRow row in TraceSchema.All)
        {
            for (int index = 0; index < row.Arguments.Count; index++)
            {
                if (row.Arguments[index].Handle is { } handle && UseOf(row.Name, index, handle) is { } use)
                {
                    (_uses[(int)use.Ddi] ??= []).Add(use);
                    OwnedRule[] rules = [.. use.Rules.Where(rule => rule != _nullPool)];
                    events.OnCall(use.Ddi, (in e) => Count(rules));
                }
            }
        }

        events.OnReturn(TraceName.NdisAllocateNetBufferListPool, OnPoolReturn);
        events.OnReturn(TraceName.NdisAllocateNetBufferPool, OnPoolReturn);
        events.OnFact(TraceName.HandleMisuse, OnMisuse);
        events.OnExit(TraceName.MiniportInitializeEx, OnInitializeExit);
        events.OnEnter(TraceName.MiniportDriverUnload, OnUnload);
    }

    /// <summary>Null where no rule is broken by misuse: another checker judges it, or none.</summary>
    private HandleUse? UseOf(TraceName ddi, int argument, TraceHandle handle)
    {
        HandleUse use = new()
        {
            Ddi = ddi,
            Argument = argument,
            Handle = handle,
            WrongKind = RuleOf(handle.WrongKind),
            Released = RuleOf(handle.Released),
            Null = RuleOf(handle.Null),
        };
        return use.Rules.Any() ? use : null;
    }

    private HandleUse? UseOf(TraceName ddi, int argument)
        => _uses[(int)ddi]?.Find(use => use.Argument == argument);

    private OwnedRule? RuleOf(string? id) => id is null ? null : context.Rules.Borrow(id);

    private static void Count(OwnedRule[] rules)
    {
        foreach (OwnedRule rule in rules)
        {
            rule.Exercise();
        }
    }

    private void OnPoolReturn(in TraceEvent e)
        => _nullPool.Exercise(!e.Subject.IsLive);

    private void OnMisuse(in TraceEvent e)
    {
        HandleMisuseEvent misuse = new(in e);
        TraceName ddi = misuse.Ddi;
        TraceObject actual = misuse.Actual;
        if (actual.Kind == ObjectKind.System)
        {
            _ignored.Report(
                actual,
                0,
                e.Sequence,
                "pDO and Reserved of MiniportProcessSGList ignored",
                $"{ddi} got one of them as argument");
            return;
        }

        IAdapter? named = context.Adapters.Find(actual);
        if (actual.Kind == ObjectKind.Adapter && named is { Halted: not 0 })
        {
            _afterHalt.Report(
                named.Id,
                named.Halted,
                e.Sequence,
                "no call with the adapter handle after MiniportHaltEx",
                $"{ddi} was called after MiniportHaltEx");
            return;
        }

        if (UseOf(ddi, misuse.Argument) is { } use
            && !IsOtherKind(use, actual)
            && RuleOf(use, actual) is { } rule)
        {
            rule.Report(
                actual.Number == 0 ? default : actual,
                Death(actual),
                e.Sequence,
                $"{ddi} with {Wording.Handle(use.Handle.Kind)}",
                $"{ddi} got {Wording.Given(actual)}",
                new FindingLinks { Spoils = [Subject.Survival(Survivor(ddi, actual))] });
        }
    }

    /// <summary>The object that lives on because the function that should free it was given something else.</summary>
    private TraceObject Survivor(TraceName ddi, TraceObject actual) => ddi switch
    {
        TraceName.NdisMDeregisterScatterGatherDma => context.Adapters.CurrentDma,
        TraceName.NdisFreeNetBufferListPool or TraceName.NdisFreeNetBufferPool => actual,
        _ => default,
    };

    private OwnedRule? RuleOf(HandleUse use, TraceObject actual)
    {
        bool isUnset = actual.State is ObjectState.Null or ObjectState.Unknown;
        if (use.Handle.Kind == ObjectKind.Dma && isUnset && context.Adapters.Current is { DmaRefused: not 0 })
        {
            // The other uses of a channel that was never there are judged where the channel is.
            return use.Ddi == TraceName.NdisMDeregisterScatterGatherDma ? _deregisterRefused : null;
        }

        if (use.Ddi == TraceName.NdisMDeregisterScatterGatherDma
            && actual.State == ObjectState.Null
            && context.Adapters.Current is { DmaRegistered: 0 })
        {
            // A cleanup that does not ask how far the initialization came.
            return _deregisterRefused;
        }

        return actual.State switch
        {
            ObjectState.Null => use.Null,
            ObjectState.Released when actual.Kind == use.Handle.Kind => use.Released,
            ObjectState.Unknown when use.Ddi == TraceName.NdisMDeregisterMiniportDriver => use.Null,
            _ => use.WrongKind,
        };
    }

    /// <summary>A pool belongs to the adapter, to the driver or to nobody (AMB-22).</summary>
    private static bool IsOtherKind(HandleUse use, TraceObject actual)
        => actual.IsLive && actual.Kind == use.Handle.OtherKind;

    private long Death(TraceObject actual)
        => actual.Kind == ObjectKind.Dma ? context.Adapters.OfDma(actual)?.DmaDeregistered ?? 0 : 0;

    private void OnInitializeExit(in TraceEvent e)
        => _deregisterRefused.Exercise(context.Adapters.Current is { DmaRefused: not 0 });

    private void OnUnload(in TraceEvent e)
    {
        foreach (IAdapter adapter in context.Adapters.All)
        {
            _afterHalt.Exercise(adapter.Halted != 0);
        }
    }
}
