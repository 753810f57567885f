using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What the driver acquired and what of it is alive at a checkpoint.</summary>
[Resets]
internal sealed partial class LedgerChecker(CheckerContext context) : IChecker
{
    // So many pauses must a driver have seen to be judged, and grown in so many of them one after another.
    private const int JudgedPauses = 100;
    private const int GrowingPauses = 50;

    private static readonly int Kinds = Enum.GetValues<ObjectKind>().Length;

    internal static readonly RuleDescriptor FailedInitialize = new()
    {
        Id = "LIFE-003",
        Level = RuleLevel.Must,
        Title = "A failing initialization releases everything",
        Requirement = "A failing MiniportInitializeEx, in NDIS 5 MiniportInitialize, releases everything that it "
            + "acquired before it returns.",
        Source = "Init",
        Why = Consequence.LostUntilBoot,
    };

    internal static readonly RuleDescriptor Halt = new()
    {
        Id = "LIFE-007",
        Level = RuleLevel.Must,
        Title = "Halt frees everything",
        Requirement = "MiniportHaltEx, in NDIS 5 MiniportHalt, frees everything that was allocated in the "
            + "initialization or later. A spin lock that was not freed is a note.",
        Source = "Halt, HaltC, HaltH, BufM",
        Why = Consequence.LostUntilBoot,
    };

    internal static readonly RuleDescriptor ChannelAtHalt = new()
    {
        Id = "SGDMA-DEREG-002",
        Level = RuleLevel.Must,
        Title = "Halt closes the channel",
        Requirement = "NdisMDeregisterScatterGatherDma is called in MiniportHaltEx for every successful registration "
            + "(AMB-24).",
        Source = "DeregSG, SGC",
        WindowsEquivalent = "SDV:Init_RegisterSG",
        Why = Consequence.LostUntilBoot,
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    internal static readonly RuleDescriptor ChannelAtFailure = new()
    {
        Id = "SGDMA-DEREG-003",
        Level = RuleLevel.Must,
        Title = "A failed initialization closes the channel",
        Requirement = "After a successful registration the failure path of MiniportInitializeEx deregisters the "
            + "channel.",
        Source = "SDV:init-registersg, Init",
        WindowsEquivalent = "SDV:Init_RegisterSG",
        Why = Consequence.LostUntilBoot,
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    internal static readonly RuleDescriptor Pools = new()
    {
        Id = "POOL-017",
        Level = RuleLevel.Must,
        Title = "All pools are freed",
        Requirement = "All pools are freed by the end of MiniportHaltEx and of a failed MiniportInitializeEx.",
        Source = "BufM, Halt, HaltH, Init",
        Why = Consequence.LostUntilBoot,
        Preconditions = [TraceName.NdisAllocateNetBufferListPool, TraceName.NdisAllocateNetBufferPool],
    };

    internal static readonly RuleDescriptor NetBuffers = new()
    {
        Id = "NBL-021",
        Level = RuleLevel.Must,
        Title = "No list outlives halt",
        Requirement = "All NET_BUFFER_LISTs and NET_BUFFERs that the driver allocated are free when MiniportHaltEx "
            + "ends.",
        Source = "BufM, SDV:ndisallocatenetbuffer, BC7C",
        WindowsEquivalent = "0x7C/27",
        Why = Consequence.LostUntilBoot,
        Preconditions =
        [
            TraceName.NdisAllocateNetBufferList, TraceName.NdisAllocateNetBufferAndNetBufferList,
            TraceName.NdisAllocateNetBuffer, TraceName.NdisAllocateNetBufferMdlAndData,
        ],
    };

    internal static readonly RuleDescriptor Shared = new()
    {
        Id = "SHMEM-016",
        Level = RuleLevel.Must,
        Title = "All blocks are freed",
        Requirement = "All blocks are freed by the end of MiniportHaltEx, and by the end of a failed "
            + "MiniportInitializeEx.",
        Source = "Shm, ShmF, HaltH",
        WindowsEquivalent = "0xE6/07",
        Why = Consequence.LostUntilBoot,
        Preconditions = [TraceName.NdisMAllocateSharedMemory],
    };

    internal static readonly RuleDescriptor Mdls = new()
    {
        Id = "MDL-005",
        Level = RuleLevel.Must,
        Title = "No MDL outlives halt",
        Requirement = "All MDLs are freed by the end of MiniportHaltEx.",
        Source = "SDV:ndisallocatemdl",
        WindowsEquivalent = "SDV:NdisAllocateMdl",
        Why = Consequence.LostUntilBoot,
        Preconditions = [TraceName.NdisAllocateMdl],
    };

    internal static readonly RuleDescriptor Interrupt = new()
    {
        Id = "INT-008",
        Level = RuleLevel.Must,
        Title = "Interrupts are deregistered, once",
        Requirement = "The interrupt is deregistered in halt and in a failed initialization, once, only if it was "
            + "registered.",
        Source = "IntD, BC7C, SDV:init-registerinterrupt",
        WindowsEquivalent = "0x7C/08",
        Preconditions = [TraceName.NdisMRegisterInterruptEx],
    };

    private static readonly RuleDescriptor FailedEntry = new()
    {
        Id = "REG-011",
        Level = RuleLevel.Must,
        Title = "A failing DriverEntry deregisters",
        Requirement = "A DriverEntry that fails after a successful registration deregisters before it returns.",
        Source = "RegM, DeregM",
        WindowsEquivalent = "0x7C/1E",
        Why = Consequence.CallsIntoUnloadedImage,
        AppliesTo = "a DriverEntry that fails after its registration",
        Preconditions = [TraceName.NdisMRegisterMiniportDriver],
    };

    internal static readonly RuleDescriptor Unload = new()
    {
        Id = "REG-012",
        Level = RuleLevel.Must,
        Title = "Unload deregisters, once",
        Requirement = "After a successful DriverEntry, MiniportDriverUnload calls NdisMDeregisterMiniportDriver, once.",
        Source = "DeregM",
        WindowsEquivalent = "0x7C/0A",
        Why = Consequence.CallsIntoUnloadedImage,
        Preconditions = [TraceName.NdisMRegisterMiniportDriver],
    };

    internal static readonly RuleDescriptor AfterUnload = new()
    {
        Id = "REG-016",
        Level = RuleLevel.Must,
        Title = "Unload undoes DriverEntry",
        Requirement = "Nothing that the driver allocated is left when MiniportDriverUnload has returned, or "
            + "DriverEntry has failed. A spin lock that was not freed is a note.",
        Source = "Unld, BCC4",
        WindowsEquivalent = "0xC4/62",
        Why = "The memory is lost until the next boot, and Driver Verifier stops the machine.",
        Preconditions = [TraceName.NdisMRegisterMiniportDriver, TraceName.NdisMRegisterMiniport],
    };

    internal static readonly RuleDescriptor Cycles = new()
    {
        Id = "LIFE-022",
        Level = RuleLevel.Must,
        Title = "Pause and restart repeat",
        Requirement = "Cycles of pause and restart work again and again and leave nothing behind: after a hundred of "
            + "them, what is allocated does not grow any more.",
        Source = "States",
    };

    private readonly OwnedRule _failedInitialize = context.Rules.Own(FailedInitialize);
    private readonly OwnedRule _halt = context.Rules.Own(Halt);
    private readonly OwnedRule _channelAtHalt = context.Rules.Own(ChannelAtHalt);
    private readonly OwnedRule _channelAtFailure = context.Rules.Own(ChannelAtFailure);
    private readonly OwnedRule _pools = context.Rules.Own(Pools);
    private readonly OwnedRule _netBuffers = context.Rules.Own(NetBuffers);
    private readonly OwnedRule _shared = context.Rules.Own(Shared);
    private readonly OwnedRule _mdls = context.Rules.Own(Mdls);
    private readonly OwnedRule _interrupt = context.Rules.Own(Interrupt);
    private readonly OwnedRule _failedEntry = context.Rules.Own(FailedEntry);
    private readonly OwnedRule _unload = context.Rules.Own(Unload);
    private readonly OwnedRule _afterUnload = context.Rules.Own(AfterUnload);
    private readonly OwnedRule _cycles = context.Rules.Own(Cycles);
    private readonly LossCauses _losses = new(context);
    private readonly bool[] _wasAcquired = new bool[Kinds];
    private readonly Residue[] _residues = new Residue[Kinds];
    private bool _hasDriver;
    private int _pauses;
    private long _initialized;

    public static RuleDescriptor[] Rules =>
    [
        FailedInitialize, Halt, ChannelAtHalt, ChannelAtFailure, Pools, NetBuffers, Shared, Mdls, Interrupt,
        FailedEntry, Unload, AfterUnload, Cycles,
    ];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, OnInitializeEnter);
        events.OnFact(TraceName.Acquired, OnAcquired);
        events.OnFact(TraceName.Released, (in e) => _residues[(int)e.Subject.Kind].Alive--);
        events.OnFact(TraceName.AdapterStateChanged, OnStateChanged);
        events.OnExit(TraceName.MiniportInitializeEx, OnInitializeExit);
        events.OnExit(TraceName.MiniportHaltEx, (in e) => Count(Checkpoint.Halt));
        events.OnExit(TraceName.DriverEntry, OnDriverEntryExit);
        events.OnExit(TraceName.MiniportDriverUnload, OnUnloadExit);
        events.OnCall(TraceName.NdisMDeregisterMiniportDriver, OnDriverDeregistered);
        events.OnFact(TraceName.Leaked, OnLeaked);
        events.OnFact(TraceName.PinLeaked, OnPinLeaked);
    }

    private void OnUnloadExit(in TraceEvent e)
    {
        CountDriver(_unload);
        _afterUnload.Exercise();
    }

    private void OnInitializeEnter(in TraceEvent e)
    {
        Array.Clear(_wasAcquired);
        Array.Clear(_residues);
        _pauses = 0;
    }

    private void OnStateChanged(in TraceEvent e)
    {
        AdapterStateChangedEvent changed = new(in e);
        if (changed.To != AdapterState.Paused)
        {
            return;
        }

        if (changed.From == AdapterState.Initializing)
        {
            _initialized = e.Sequence;
        }
        else if (changed.From == AdapterState.Pausing)
        {
            _pauses++;
            _cycles.Exercise(_pauses == JudgedPauses);
            for (int kind = 0; kind < Kinds; kind++)
            {
                JudgeResidue(e, (ObjectKind)kind, ref _residues[kind]);
            }
        }
    }

    /// <summary>What a driver takes as it needs more stops growing; what each cycle leaves behind does not.</summary>
    private void JudgeResidue(in TraceEvent e, ObjectKind kind, ref Residue residue)
    {
        residue.Growing = _pauses > 1 && residue.Alive > residue.AtPause ? residue.Growing + 1 : 0;
        residue.AtPause = residue.Alive;
        bool isJudged = _pauses >= JudgedPauses && residue.Growing >= GrowingPauses && !residue.IsReported;

        // A spin lock owns nothing.
        if (isJudged && kind != ObjectKind.Lock)
        {
            residue.IsReported = true;
            _cycles.Report(
                new AdapterStateChangedEvent(in e).Adapter,
                _initialized,
                e.Sequence,
                "MiniportPause and MiniportRestart repeated without a leak",
                Invariant($"{residue.Alive} {Wording.Objects(kind)} are allocated, and more at ")
                    + Invariant($"each of {GrowingPauses} pauses"),
                new FindingLinks { Spoils = [Subject.Growth(context.Adapters.CurrentId, kind)] });
        }
    }

    private void OnAcquired(in TraceEvent e)
    {
        ObjectKind kind = e.Subject.Kind;
        _residues[(int)kind].Alive++;
        _wasAcquired[(int)kind] = true;
        _hasDriver |= kind == ObjectKind.Driver;
    }

    private void OnInitializeExit(in TraceEvent e)
    {
        if (new MiniportInitializeExExit(in e).Result != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            Count(Checkpoint.FailedInitialize);
        }
    }

    private void OnDriverEntryExit(in TraceEvent e)
    {
        if (new DriverEntryExit(in e).Result != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            CountDriver(_failedEntry);
        }
    }

    private void OnDriverDeregistered(in TraceEvent e)
    {
        // Whether a handle that was never given may be deregistered is a matter of the registration.
        if (e.Subject is { Kind: ObjectKind.Driver, State: ObjectState.Released } driver)
        {
            _unload.Report(
                driver, 0, e.Sequence, "one NdisMDeregisterMiniportDriver", "it was deregistered before");
        }
    }

    private void CountDriver(OwnedRule rule) => rule.Exercise(_hasDriver);

    /// <summary>A leak would be seen for each kind of which something was acquired since the initialization.</summary>
    private void Count(Checkpoint checkpoint)
    {
        for (int kind = 0; kind < Kinds; kind++)
        {
            if (_wasAcquired[kind])
            {
                RuleOf((ObjectKind)kind, checkpoint)?.Exercise();
            }
        }
    }

    private OwnedRule? RuleOf(ObjectKind kind, Checkpoint checkpoint) => (kind, checkpoint) switch
    {
        (ObjectKind.Driver, Checkpoint.FailedDriverEntry) => _failedEntry,
        (ObjectKind.Driver, Checkpoint.Unload) => _unload,
        (ObjectKind.Lock or ObjectKind.None, Checkpoint.FailedDriverEntry or Checkpoint.Unload) => null,
        (_, Checkpoint.FailedDriverEntry or Checkpoint.Unload) => _afterUnload,
        (ObjectKind.Driver or ObjectKind.Adapter or ObjectKind.Lock or ObjectKind.None, _) => null,
        (ObjectKind.Dma, Checkpoint.Halt) => _channelAtHalt,
        (ObjectKind.Dma, _) => _channelAtFailure,
        (ObjectKind.NblPool or ObjectKind.NbPool, _) => _pools,
        (ObjectKind.Nbl or ObjectKind.Nb, _) => _netBuffers,
        (ObjectKind.SharedMemory, _) => _shared,
        (ObjectKind.Mdl, _) => _mdls,
        (ObjectKind.Interrupt, _) => _interrupt,
        (_, Checkpoint.Halt) => _halt,
        _ => _failedInitialize,
    };

    private void OnLeaked(in TraceEvent e)
    {
        LeakedEvent leaked = new(in e);
        TraceObject item = leaked.Object;
        Checkpoint checkpoint = leaked.Checkpoint;
        string where = checkpoint switch
        {
            Checkpoint.FailedInitialize => "MiniportInitializeEx fails",
            Checkpoint.Halt => "MiniportHaltEx returns",
            Checkpoint.Unload => "MiniportDriverUnload returns",
            _ => "DriverEntry fails",
        };
        if (_losses.Of(item) is { } cause)
        {
            cause.Rule.Report(item, cause.Made, e.Sequence, cause.Expected, cause.Actual, LinksOf(leaked));
        }
        else if (RuleOf(item.Kind, checkpoint) is { } rule)
        {
            rule.Report(
                item,
                leaked.Acquired,
                e.Sequence,
                $"{Wording.Release(item.Kind)} before {where}",
                "it was not released: " + Wording.Release(item.Kind) + " was not called",
                LinksOf(leaked));
        }
        else
        {
            context.Rules.Note(
                item,
                e.Sequence,
                "it was not released: " + Wording.Release(item.Kind) + " was not called");
        }
    }

    private FindingLinks LinksOf(in LeakedEvent leaked)
    {
        TraceObject item = leaked.Object;
        Subject growth = Subject.Growth(context.Adapters.CurrentId, item.Kind);
        return new FindingLinks
        {
            Within =
            [
                Subject.Survival(item),
                Subject.Survival(context.Pools.PoolOf(item)),
                leaked.Acquired > _initialized ? growth : default,
            ],
        };
    }

    private void OnPinLeaked(in TraceEvent e)
        => context.Rules.Note(e.Subject, e.Sequence, "a context pointer was never unpinned");

    /// <summary>The objects of one kind over cycles of pause and restart.</summary>
    private struct Residue
    {
        public long Alive;

        public long AtPause;

        /// <summary>Pauses in a row at which there were more than at the one before.</summary>
        public int Growing;

        public bool IsReported;
    }
}
