using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Sends that never end, and sends that were completed with SUCCESS and never left.</summary>
[Resets]
internal sealed partial class LostSendChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor All = new()
    {
        Id = "SEND-002",
        Level = RuleLevel.Must,
        Title = "All lists and all NET_BUFFERs",
        Requirement = "All lists of the chain and all NET_BUFFERs of each list are processed.",
        Source = "Send",
    };

    internal static readonly RuleDescriptor Queued = new()
    {
        Id = "SEND-003",
        Level = RuleLevel.Must,
        Title = "The driver queues",
        Requirement = "Sends that cannot start at once wait inside the driver, or are completed with an error "
            + "(AMB-29): NDIS does not take them back.",
        Source = "Send, Deser",
        AppliesTo = "sends that come while others are in flight",
    };

    internal static readonly RuleDescriptor ShortageHandled = new()
    {
        Id = "SGDMA-ALLOC-018",
        Level = RuleLevel.Must,
        Title = "RESOURCES is handled",
        Requirement = "Where a request gets RESOURCES the NET_BUFFER is retried, copied, or its list is completed "
            + "with an error; it is never lost and never completed with SUCCESS without transmission (AMB-26, AMB-29). "
            + "One transfer that needs more map registers than the channel has gets RESOURCES each time: to ask again "
            + "and again does not end the send.",
        Source = "AllocSG, SendC, Deser",
        Why = Consequence.FollowsNull,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Removed = new()
    {
        Id = "LIFE-035",
        Level = RuleLevel.Must,
        Title = "Halt without hardware",
        Requirement = "After a surprise removal pause, halt and returns work although the NIC reads all ones, and the "
            + "sends that it had are completed.",
        Source = "Halt",
    };

    internal static readonly RuleDescriptor WithoutInterrupt = new()
    {
        Id = "INT-013",
        Level = RuleLevel.Must,
        Title = "A refused interrupt is handled",
        Requirement = "Where NdisMRegisterInterruptEx fails, MiniportInitializeEx fails as well, or the miniport does "
            + "without interrupts: a send must not wait for one.",
        Source = "IntR, Init",
        Page = "It says that MiniportInitializeEx succeeds with all resources that the driver must have. Going on "
            + "without an interrupt is no mistake by itself.",
        Why = Consequence.PauseNeverEnds,
        Preconditions = [TraceName.NdisMRegisterInterruptEx],
    };

    private readonly SendProgress _progress = new(context.Sends);

    private const string Never = "it was never completed by NdisMSendNetBufferListsComplete";

    private readonly OwnedRule _all = context.Rules.Own(All);
    private readonly OwnedRule _queued = context.Rules.Own(Queued);
    private readonly OwnedRule _shortageHandled = context.Rules.Own(ShortageHandled);
    private readonly OwnedRule _late = context.Rules.Borrow(ListChecker.Late);
    private readonly OwnedRule _removed = context.Rules.Own(Removed);
    private readonly OwnedRule _withoutInterrupt = context.Rules.Own(WithoutInterrupt);
    private readonly OwnedRule _once = context.Rules.Borrow(SendChecker.Once);
    private readonly OwnedRule _transmitted = context.Rules.Borrow(WireChecker.Transmitted);
    private readonly OwnedRule _cancelled = context.Rules.Borrow(CancelChecker.Cancel);
    private readonly OwnedRule _refused = context.Rules.Borrow(SendChecker.Refused);
    private readonly OwnedRule _tooLong = context.Rules.Borrow(WireChecker.TooLong);

    private readonly HashSet<ulong> _cancelIds = [];

    /// <summary>Where MiniportInterrupt was called last.</summary>
    private long _lastService;

    /// <summary>Where NdisMRegisterInterruptEx failed, unless a later call succeeded.</summary>
    private long _interruptRefused;

    public static RuleDescriptor[] Rules => [All, Queued, ShortageHandled, Removed, WithoutInterrupt];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(
            TraceName.MiniportCancelSend, (in e) => _cancelIds.Add(new MiniportCancelSendEnter(in e).CancelId));
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => _interruptRefused = 0);
        events.OnReturn(TraceName.NdisMRegisterInterruptEx, OnInterruptRegistered);
        events.OnExit(TraceName.MiniportInitializeEx, (in e) => _withoutInterrupt.Exercise(_interruptRefused != 0));
        events.OnEnter(TraceName.MiniportInterrupt, (in e) => _lastService = e.Sequence);
        events.OnFact(TraceName.WireTransmit, OnTransmit);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
        events.OnFact(TraceName.Drained, OnDrained);
        events.OnFact(TraceName.AdapterStateChanged, OnStateChanged);
        events.OnFact(TraceName.TimeLimit, OnNeverEnds);
        events.OnFact(TraceName.Unmet, OnNeverEnds);
    }

    private void OnInterruptRegistered(in TraceEvent e)
        => _interruptRefused = new NdisMRegisterInterruptExReturn(in e).Result == NDIS_STATUS.NDIS_STATUS_SUCCESS
            ? 0
            : e.Sequence;

    private void OnTransmit(in TraceEvent e)
    {
        WireTransmitEvent transmit = new(in e);
        ref readonly NbState nb = ref context.Sends.Nbs.Find(transmit.Nb.Number);
        bool isExact = transmit.Match == WireMatch.Exact;
        _all.Exercise(isExact && !Unsafe.IsNullRef(in nb) && nb.Ordinal > 1);
    }

    private void OnCompleted(in TraceEvent e)
    {
        ref readonly NblState nbl = ref context.Sends.Nbls.Find(new SendCompletedEvent(in e).Nbl.Number);
        if (Unsafe.IsNullRef(in nbl) || nbl.Completed != 0)
        {
            return;
        }

        _all.Exercise(nbl.Index > 0);
        _queued.Exercise(nbl.CameToBusyDriver && nbl.Cancelled == 0 && e.State == AdapterState.Running);
        _removed.Exercise(context.Adapters.Current is { IsRemoved: true });
        _shortageHandled.Exercise(nbl.WasRefused);
    }

    private void OnDrained(in TraceEvent e)
    {
        if (context.Sends.Nbls.Count == context.Sends.Outstanding || context.Adapters.Current is { IsRemoved: true })
        {
            return;
        }

        int strayFrames = context.Sends.StrayFrames;
        foreach (uint number in context.Sends.Nbls.Numbers())
        {
            ref readonly NblState nbl = ref context.Sends.Nbls.Find(number);
            if (nbl.Completed != 0 && nbl.Status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                JudgeCompleted(e, nbl, ref strayFrames);
            }
        }
    }

    /// <summary>
    /// A pause that is complete: what is queued in hardware need not leave any more. Where frames left instead that
    /// nobody sent, they were to be these.
    /// </summary>
    private void OnStateChanged(in TraceEvent e)
    {
        int strayFrames = new AdapterStateChangedEvent(in e).To == AdapterState.Paused ? context.Sends.StrayFrames : 0;
        foreach (uint number in strayFrames == 0 ? [] : context.Sends.Nbls.Numbers())
        {
            ref readonly NblState nbl = ref context.Sends.Nbls.Find(number);
            if (strayFrames > 0 && nbl.Completed != 0 && nbl.Status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                JudgeCompleted(e, nbl, ref strayFrames);
            }
        }
    }

    private void JudgeCompleted(in TraceEvent e, in NblState nbl, ref int strayFrames)
    {
        ref readonly SendGroup group = ref context.Sends.Groups.Find(nbl.Group);
        uint firstOnWire = Unsafe.IsNullRef(in group) ? 0 : group.FirstOnWire;
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
            bool isTooLong = context.Adapters.Current?.IsTooLong(nb.DataLength) == true;

            // One that was cut off was reported when it left.
            if (!nb.IsSettled && nb.Submitted > context.Adapters.LinkUp && !(isTooLong && nb.WrongFrame != 0))
            {
                bool isBehind = firstOnWire != 0 && firstOnWire < nb.Ordinal;
                bool hasWrongFrame = nb.WrongFrame != 0 || strayFrames > 0;
                strayFrames -= nb.WrongFrame == 0 && hasWrongFrame ? 1 : 0;
                OwnedRule sent = isTooLong ? _tooLong : _transmitted;
                OwnedRule rule = hasWrongFrame ? sent
                    : nbl.WasCancelled ? _cancelled
                    : nb.Refused != 0 ? _shortageHandled
                    : isBehind ? _all
                    : sent;
                rule.Report(
                    new TraceObject(ObjectKind.Nb, number),
                    rule == _shortageHandled ? nb.Refused : nb.Submitted,
                    e.Sequence,
                    rule == _all ? "all NET_BUFFERs of all lists of a MiniportSendNetBufferLists call processed"
                        : rule == _cancelled ? "NDIS_STATUS_SEND_ABORTED for a send that is cancelled, not "
                            + "NDIS_STATUS_SUCCESS"
                        : "NDIS_STATUS_SUCCESS only for a send whose frame left",
                    "it never left on the wire, and its list was completed with NDIS_STATUS_SUCCESS",
                    new FindingLinks { IsEvaluation = true });
            }

            number = nb.Next;
        }
    }

    private void OnNeverEnds(in TraceEvent e)
    {
        switch (EndlessOperation.Of(e))
        {
            case Operation.Send:
                JudgeLost(e, e.Subject.Number);
                break;
            case Operation.Pause when context.Sends.Outstanding > 0:
                foreach (uint number in context.Sends.Nbls.Numbers())
                {
                    JudgeLost(e, number);
                }

                break;
            default:
                break;
        }
    }

    private void JudgeLost(in TraceEvent e, uint number)
    {
        ref readonly NblState nbl = ref context.Sends.Nbls.Find(number);
        if (number == 0 || Unsafe.IsNullRef(in nbl) || nbl.Completed != 0)
        {
            return;
        }

        TraceObject item = new(ObjectKind.Nbl, number);
        long refused = _progress.RefusalOf(nbl, out bool isFinal);
        if (context.Adapters.Current is { HasFaulted: true })
        {
            context.Rules.Note(
                item, e.Sequence, "it was never completed, after a fault that keeps the device from going on");
            return;
        }

        (OwnedRule rule, long made, string expected, string actual) = BlameFor(e, nbl, refused, isFinal);
        bool isMapped = context.Sends.IsMapped(nbl);
        FindingLinks links = new()
        {
            Spoils = rule == _late ? LateMappingsOf(nbl) : [],
            Within =
            [
                isMapped ? Subject.Interrupted(context.Adapters.CurrentId) : default,
                Subject.Channel(context.Adapters.CurrentDma),
            ],
            IsEvaluation = true,
        };
        rule.Report(item, made, e.Sequence, expected, actual, links);
    }

    private (OwnedRule Rule, long Made, string Expected, string Actual) BlameFor(
        in TraceEvent e, in NblState nbl, long refused, bool isFinal)
    {
        const string Once = "one completion of each NET_BUFFER_LIST that was sent";
        if (refused != 0)
        {
            return (
                _shortageHandled,
                refused,
                Once,
                isFinal ? Never + ": its frame needs more map registers than there are, and the request can "
                    + "never succeed"
                    : Never + " after NdisMAllocateNetBufferSGList returned NDIS_STATUS_RESOURCES");
        }

        if (context.Adapters.Current is { IsRemoved: true } && context.Sends.WasStarted(nbl))
        {
            return (_removed, nbl.Submitted, "sends completed after the removal of the device, too", HowFar(nbl));
        }

        if (LateListOf(nbl) is var late and not 0)
        {
            return (_late, late, Once, Never + ": MiniportProcessSGList came after a pause or a cancel had begun");
        }

        if (nbl.IsToBeRefused)
        {
            return (_refused, nbl.Submitted, Once, Never);
        }

        if (_interruptRefused != 0 && _progress.IsAnyLeftUncompleted())
        {
            return (
                _withoutInterrupt, _interruptRefused, "sends completed although NdisMRegisterInterruptEx "
                    + "failed", HowFar(nbl));
        }

        if (WasDropped(e, nbl))
        {
            return (
                _queued,
                nbl.Submitted,
                "sends queued in the driver while it cannot start them",
                "it came while earlier sends were not completed, and was neither mapped nor completed");
        }

        // A driver that came further than the first list of the call goes through the chain. If none of these failed,
        // it stopped for another reason.
        ref readonly SendGroup group = ref context.Sends.Groups.Find(nbl.Group);
        bool isLeftOut = !Unsafe.IsNullRef(in group)
            && group.FirstCompleted != 0
            && group.FirstCompleted <= nbl.Index
            && (group.Completed == 1 || StandsBehindRefused(nbl));
        return isLeftOut && !_progress.HasLeft(nbl)
            ? (_all, nbl.Submitted, "all NET_BUFFER_LISTs of a MiniportSendNetBufferLists call processed", Never)
            : (_once, nbl.Submitted, Once, HowFar(nbl));
    }

    /// <summary>How far a list came that was never completed.</summary>
    private string HowFar(in NblState nbl)
    {
        long sent = _progress.LeftSince(nbl);
        if (sent != 0)
        {
            return _lastService > sent
                ? Never + ", although its frames left and an interrupt was serviced afterwards"
                : Never + ": its frames left, and no interrupt was serviced afterwards";
        }

        return !context.Sends.IsMapped(nbl) ? Never
            : _progress.IsRead(nbl) ? Never + ": the device read its frames, and they did not leave"
            : Never + ": its frames are mapped, and the device read none of them";
    }

    /// <summary>
    /// Sequence of the pause or cancel that came before MiniportProcessSGList ran for the send. 0 if there is none, or
    /// if the frame went out all the same.
    /// </summary>
    private long LateListOf(in NblState nbl)
    {
        long late = 0;
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
            late = IsLate(nb) ? nb.LateSince : late;
            number = nb.Next;
        }

        return late;
    }

    private static bool IsLate(in NbState nb) => nb is { LateSince: not 0, OnWire: 0 };

    /// <summary>The mappings that came late and went nowhere: they are never freed either.</summary>
    private Subject[] LateMappingsOf(in NblState nbl)
    {
        List<Subject> mappings = [];
        for (uint number = nbl.FirstNb; number != 0; number = context.Sends.Nbs.Find(number).Next)
        {
            if (IsLate(context.Sends.Nbs.Find(number)))
            {
                mappings.AddRange([.. context.Mappings.LiveMappingsOf(number)]);
            }
        }

        return [.. mappings];
    }

    /// <summary>
    /// True if a list is lost for want of room: it was never started, others were in flight, and they ended. Where the
    /// driver loses sends although it has nothing else to do, or is stuck, this is not the reason.
    /// </summary>
    private bool WasDropped(in TraceEvent e, in NblState nbl)
    {
        if (e.State != AdapterState.Running
            || !CameLate(nbl)
            || context.Sends.WasStarted(nbl)
            || StandsBehindRefused(nbl)
            || (nbl.CancelId != 0 && _cancelIds.Contains(nbl.CancelId)))
        {
            return false;
        }

        foreach (uint number in context.Sends.Nbls.Numbers())
        {
            ref readonly NblState other = ref context.Sends.Nbls.Find(number);
            if (other.Completed == 0 && (context.Sends.WasStarted(other) || !CameLate(other)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True if a list before it in its chain was completed with an error: the driver stopped there.</summary>
    private bool StandsBehindRefused(in NblState nbl)
    {
        ref readonly SendGroup group = ref context.Sends.Groups.Find(nbl.Group);
        return !Unsafe.IsNullRef(in group) && group.FirstFailed != 0 && group.FirstFailed <= nbl.Index;
    }

    /// <summary>True if sends were in flight when the driver came to a list: of earlier calls, or of its own.</summary>
    private bool CameLate(in NblState nbl)
    {
        ref readonly SendGroup group = ref context.Sends.Groups.Find(nbl.Group);
        return nbl.CameToBusyDriver
            || (!Unsafe.IsNullRef(in group) && nbl.Index > 1 && group.Completed > 1);
    }
}
