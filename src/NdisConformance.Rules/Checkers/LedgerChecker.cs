using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Rules.Argument;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What the driver acquired and what of it is alive at a checkpoint.</summary>
internal sealed class LedgerChecker(CheckerContext context) : IChecker
{
    // So many pauses must a driver have seen to be judged, and grown in so many of them one after another.
    private const int JudgedPauses = 100;
    private const int GrowingPauses = 50;

    private static readonly int Kinds = Enum.GetValues<ObjectKind>().Length;
    private readonly OwnedRule _failedInitialize = context.Rules.Own("LIFE-003");
    private readonly OwnedRule _halt = context.Rules.Own("LIFE-007");
    private readonly OwnedRule _channelAtHalt = context.Rules.Own("SGDMA-DEREG-002");
    private readonly OwnedRule _channelAtFailure = context.Rules.Own("SGDMA-DEREG-003");
    private readonly OwnedRule _pools = context.Rules.Own("POOL-017");
    private readonly OwnedRule _netBuffers = context.Rules.Own("NBL-021");
    private readonly OwnedRule _shared = context.Rules.Own("SHMEM-016");
    private readonly OwnedRule _mdls = context.Rules.Own("MDL-005");
    private readonly OwnedRule _interrupt = context.Rules.Own("INT-008");
    private readonly OwnedRule _failedEntry = context.Rules.Own("REG-011");
    private readonly OwnedRule _unload = context.Rules.Own("REG-012");
    private readonly OwnedRule _cycles = context.Rules.Own("LIFE-022");
    private readonly LossCauses _losses = new(context);
    private readonly bool[] _wasAcquired = new bool[Kinds];
    private readonly Residue[] _residues = new Residue[Kinds];
    private bool _hasDriver;
    private int _pauses;
    private long _initialized;

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, OnInitializeEnter);
        events.OnFact(TraceName.Acquired, OnAcquired);
        events.OnFact(TraceName.Released, (in e) => _residues[(int)e.Object(0).Kind].Alive--);
        events.OnFact(TraceName.AdapterStateChanged, OnStateChanged);
        events.OnExit(TraceName.MiniportInitializeEx, OnInitializeExit);
        events.OnExit(TraceName.MiniportHaltEx, (in e) => Count(Checkpoint.Halt));
        events.OnExit(TraceName.DriverEntry, OnDriverEntryExit);
        events.OnExit(TraceName.MiniportDriverUnload, (in e) => CountDriver(_unload));
        events.OnCall(TraceName.NdisMDeregisterMiniportDriver, OnDriverDeregistered);
        events.OnFact(TraceName.Leaked, OnLeaked);
        events.OnFact(TraceName.PinLeaked, OnPinLeaked);
    }

    private void OnInitializeEnter(in TraceEvent e)
    {
        Array.Clear(_wasAcquired);
        Array.Clear(_residues);
        _pauses = 0;
    }

    private void OnStateChanged(in TraceEvent e)
    {
        if ((AdapterState)e[AdapterStateChanged.To] != AdapterState.Paused)
        {
            return;
        }

        if ((AdapterState)e[AdapterStateChanged.From] == AdapterState.Initializing)
        {
            _initialized = e.Sequence;
        }
        else if ((AdapterState)e[AdapterStateChanged.From] == AdapterState.Pausing)
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
                e.Object(AdapterStateChanged.Adapter),
                _initialized,
                e.Sequence,
                "cycles of pause and restart that leave nothing behind",
                Invariant($"{residue.Alive} of kind {kind} are alive, more at each of {GrowingPauses} pauses"));
        }
    }

    private void OnAcquired(in TraceEvent e)
    {
        ObjectKind kind = e.Object(0).Kind;
        _residues[(int)kind].Alive++;
        _wasAcquired[(int)kind] = true;
        _hasDriver |= kind == ObjectKind.Driver;
    }

    private void OnInitializeExit(in TraceEvent e)
    {
        if (e.Result != (ulong)NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            Count(Checkpoint.FailedInitialize);
        }
    }

    private void OnDriverEntryExit(in TraceEvent e)
    {
        if (e.Result != (ulong)NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            CountDriver(_failedEntry);
        }
    }

    private void OnDriverDeregistered(in TraceEvent e)
    {
        // Whether a handle that was never given may be deregistered is a matter of the registration.
        if (e.Object(0) is { Kind: ObjectKind.Driver, State: ObjectState.Released } driver)
        {
            _unload.Report(
                driver, 0, e.Sequence, "one NdisMDeregisterMiniportDriver", "the driver was deregistered again");
        }
    }

    private void CountDriver(OwnedRule rule) => rule.Exercise(_hasDriver);

    /// <summary>A leak could be told for each kind of which something was acquired since the initialization.</summary>
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
        (_, Checkpoint.FailedDriverEntry or Checkpoint.Unload) => null,
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
        TraceObject item = e.Object(Leaked.Object);
        Checkpoint checkpoint = (Checkpoint)e[Leaked.Checkpoint];
        bool isResidue = _residues[(int)item.Kind].IsReported && (long)e[Leaked.Acquired] > _initialized;
        if (isResidue
            || context.Pools.IsKnownToLive(item)
            || (context.Receives.IsLeftBehind && item.Kind is ObjectKind.Nbl or ObjectKind.Nb or ObjectKind.Mdl)
            || (item.Kind == ObjectKind.Dma && context.Adapters.OfDma(item) is { IsDmaMisdirected: true }))
        {
            return;
        }

        string where = checkpoint switch
        {
            Checkpoint.FailedInitialize => "when MiniportInitializeEx failed",
            Checkpoint.Halt => "when MiniportHaltEx returned",
            Checkpoint.Unload => "when MiniportDriverUnload returned",
            _ => "when DriverEntry failed",
        };
        if (_losses.Of(item) is { } cause)
        {
            cause.Rule.Report(item, cause.Made, e.Sequence, cause.Expected, cause.Actual);
        }
        else if (RuleOf(item.Kind, checkpoint) is { } rule)
        {
            rule.Report(
                item, (long)e[Leaked.Acquired], e.Sequence, "everything given back by then", "it was alive " + where);
        }
        else
        {
            context.Rules.Note(item, e.Sequence, "it was alive " + where);
        }
    }

    private void OnPinLeaked(in TraceEvent e)
        => context.Rules.Note(e.Object(0), e.Sequence, "a context pointer was never unpinned");

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
