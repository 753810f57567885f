using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Initialization and halt of NDIS 5, and what is left behind.</summary>
[Resets]
internal sealed partial class Ndis5LifecycleChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor AwaitsPackets = new()
    {
        Id = "NDIS5-027",
        Level = RuleLevel.Must,
        Title = "Halt waits for packets",
        Requirement = "MiniportHalt does not return before all packets that the driver indicated are back.",
        Source = "Halt5",
        Why = "NDIS 5 has no pause: a protocol reads a packet whose memory is gone, and MiniportReturnPacket is called "
            + "in an image that is unloaded.",
    };

    private static readonly RuleDescriptor Medium = new()
    {
        Id = "NDIS5-028",
        Level = RuleLevel.Must,
        Title = "A medium is selected",
        Requirement = "A MiniportInitialize that succeeds sets SelectedMediumIndex to the place of its medium in the "
            + "array that it was given; one that does not find its medium returns UNSUPPORTED_MEDIA.",
        Source = "Init5",
        Why = "NDIS takes the adapter for one of another medium, and its protocols do not bind.",
    };

    private static readonly RuleDescriptor Entry = new()
    {
        Id = "NDIS5-030",
        Level = RuleLevel.Must,
        Title = "A failing DriverEntry terminates the wrapper",
        Requirement = "A DriverEntry whose NdisMRegisterMiniport failed calls NdisTerminateWrapper and releases "
            + "everything else before it returns the failure.",
        Source = "WrapT5",
        Why = Consequence.LostUntilBoot,
        AppliesTo = "a DriverEntry that fails",
    };

    private static readonly RuleDescriptor ShutdownHandler = new()
    {
        Id = "NDIS5-035",
        Level = RuleLevel.Must,
        Title = "The shutdown handler is deregistered",
        Requirement = "A driver that called NdisMRegisterAdapterShutdownHandler calls "
            + "NdisMDeregisterAdapterShutdownHandler in MiniportHalt, and in a MiniportInitialize that fails.",
        Source = "ShutReg5",
        Why = "When the system goes down a function is called whose adapter is gone.",
        Preconditions = [TraceName.NdisMRegisterAdapterShutdownHandler],
    };

    private readonly OwnedRule _shutdownHandler = context.Rules.Own(ShutdownHandler);
    private readonly OwnedRule _awaitsPackets = context.Rules.Own(AwaitsPackets);
    private readonly OwnedRule _medium = context.Rules.Own(Medium);
    private readonly OwnedRule _entry = context.Rules.Own(Entry);
    private readonly OwnedRule _failedInitialize = context.Rules.Own(LedgerChecker.FailedInitialize);
    private readonly OwnedRule _halt = context.Rules.Own(LedgerChecker.Halt);
    private readonly OwnedRule _unload = context.Rules.Own(LedgerChecker.AfterUnload);
    private readonly OwnedRule _initialize = context.Rules.Borrow(LifecycleChecker.Initialize);
    private bool _hasLent;
    private bool _isForeign;

    /// <summary>Where the shutdown handler was registered that is still there; 0 if none is.</summary>
    private long _handlerRegistered;

    public static RuleDescriptor[] Rules => [AwaitsPackets, Medium, Entry, ShutdownHandler];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => _hasLent = false);
        events.OnFact(TraceName.ForeignMediaOffered, (in e) => _isForeign = true);
        events.OnFact(TraceName.PacketIndicated, (in e) => _hasLent = true);
        events.OnCall(TraceName.NdisMRegisterAdapterShutdownHandler, (in e) => _handlerRegistered = e.Sequence);
        events.OnCall(TraceName.NdisMDeregisterAdapterShutdownHandler, (in e) => _handlerRegistered = 0);
        events.OnExit(
            TraceName.DriverEntry,
            (in e) => _entry.Exercise(new DriverEntryExit(in e).Result != NDIS_STATUS.NDIS_STATUS_SUCCESS));
        events.OnExit(TraceName.MiniportInitialize, OnInitialized);
        events.OnExit(TraceName.MiniportHalt, OnHalted);
        events.OnExit(TraceName.MiniportUnload, (in e) => _unload.Exercise());
        events.OnFact(TraceName.Leaked, OnLeaked);
    }

    private void OnInitialized(in TraceEvent e)
    {
        MiniportInitializeExit exit = new(in e);
        bool isGood = exit.Result == NDIS_STATUS.NDIS_STATUS_SUCCESS;
        bool isForeign = _isForeign;
        _isForeign = false;

        // A driver that finds no medium has acquired nothing yet.
        _failedInitialize.Exercise(!isGood && !isForeign);
        CheckPending(e, exit.Result);
        if (!isGood)
        {
            CheckShutdownHandler(e);
        }

        if (isForeign)
        {
            CheckForeign(e, exit.Result);
            return;
        }

        _medium.Exercise(isGood);
        if (isGood && !exit.MediumFits)
        {
            _medium.Report(
                context.Adapters.CurrentId,
                0,
                e.Sequence,
                "the index of NdisMedium802_3 in MediumArray",
                Invariant($"MiniportInitialize set SelectedMediumIndex {exit.Medium}"));
        }
    }

    private void CheckForeign(in TraceEvent e, NDIS_STATUS status)
    {
        _medium.Exercise();
        if (status != NDIS_STATUS.NDIS_STATUS_UNSUPPORTED_MEDIA)
        {
            _medium.Report(
                context.Adapters.CurrentId,
                0,
                e.Sequence,
                "NDIS_STATUS_UNSUPPORTED_MEDIA, as no medium of MediumArray is Ethernet",
                $"MiniportInitialize returned {TraceText.Status(status)}");
        }
    }

    private void CheckPending(in TraceEvent e, NDIS_STATUS status)
    {
        bool isPending = status == NDIS_STATUS.NDIS_STATUS_PENDING;
        _initialize.Exercise(isPending || status == NDIS_STATUS.NDIS_STATUS_SUCCESS);
        if (isPending)
        {
            _initialize.Report(
                context.Adapters.CurrentId,
                e.Begin,
                e.Sequence,
                "NDIS_STATUS_SUCCESS or an error from MiniportInitialize",
                "MiniportInitialize returned NDIS_STATUS_PENDING",
                new FindingLinks { Spoils = [Subject.Adapter(context.Adapters.CurrentId)] });
        }
    }

    private void OnHalted(in TraceEvent e)
    {
        ulong lent = new MiniportHaltExit(in e).Lent;
        CheckShutdownHandler(e);
        _halt.Exercise();
        _awaitsPackets.Exercise(_hasLent);
        if (lent > 0)
        {
            _awaitsPackets.Report(
                context.Adapters.CurrentId,
                0,
                e.Sequence,
                "MiniportHalt waits until all indicated packets are returned",
                Invariant($"MiniportHalt returned while NDIS still had {lent} packets"),
                new FindingLinks { Spoils = [Subject.Adapter(context.Adapters.CurrentId)] });
        }
    }

    private void CheckShutdownHandler(in TraceEvent e)
    {
        _shutdownHandler.Exercise();
        if (_handlerRegistered != 0)
        {
            _shutdownHandler.Report(
                context.Adapters.CurrentId,
                _handlerRegistered,
                e.Sequence,
                "NdisMDeregisterAdapterShutdownHandler before MiniportHalt returns or MiniportInitialize fails",
                $"{e.Name} returned, and NdisMDeregisterAdapterShutdownHandler was not called");
            _handlerRegistered = 0;
        }
    }

    private void OnLeaked(in TraceEvent e)
    {
        LeakedEvent leaked = new(in e);
        bool isLock = leaked.Object.Kind == ObjectKind.Lock;
        OwnedRule? rule = leaked.Checkpoint switch
        {
            Checkpoint.FailedDriverEntry => isLock ? null : _entry,
            Checkpoint.FailedInitialize => _failedInitialize,
            Checkpoint.Halt => isLock ? null : _halt,
            Checkpoint.Unload => isLock ? null : _unload,
            _ => null,
        };
        rule?.Report(
            leaked.Object,
            leaked.Acquired,
            e.Sequence,
            leaked.Checkpoint is Checkpoint.Halt or Checkpoint.FailedInitialize
                ? "everything of the adapter released before MiniportHalt returns or MiniportInitialize fails"
                : "everything of the driver released before it is unloaded or DriverEntry fails",
            "it was not released");
    }
}
