using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Completions of sends: each list once, as it came, with the right status.</summary>
[Resets]
internal sealed partial class SendChecker(CheckerContext context) : IChecker
{

    internal static readonly RuleDescriptor Once = new()
    {
        Id = "SEND-001",
        Level = RuleLevel.Must,
        Title = "Every send is completed, once",
        Requirement = "Every NET_BUFFER_LIST given to MiniportSendNetBufferLists is completed exactly once with "
            + "NdisMSendNetBufferListsComplete.",
        Source = "Send",
        WindowsEquivalent = "0xC4/9200D",
        Why = Consequence.ListBelongsToProtocol,
    };

    private static readonly RuleDescriptor Status = new()
    {
        Id = "SEND-004",
        Level = RuleLevel.Must,
        Title = "A final status",
        Requirement = "The miniport writes Status before a completion: SUCCESS or an error, never PENDING; after a "
            + "surprise removal NOT_ACCEPTED as well. An error beyond the documented ones is a note (AMB-15).",
        Source = "SendC",
    };

    private static readonly RuleDescriptor Intact = new()
    {
        Id = "SEND-011",
        Level = RuleLevel.Must,
        Title = "Chains come back as they were",
        Requirement = "The NET_BUFFER chain of a list and each MDL chain are intact at completion.",
        Source = "SendC, EthTx",
    };

    internal static readonly RuleDescriptor Refused = new()
    {
        Id = "SEND-015",
        Level = RuleLevel.Must,
        Title = "Paused adapters refuse sends",
        Requirement = "Sends that come while paused, and new ones while pausing, are completed at once with "
            + "NDIS_STATUS_PAUSED (AMB-30).",
        Source = "Pause, PauseC",
        Page = "Of the status the page says \"should\". The rule is binding: senders wait on NDIS_STATUS_PAUSED.",
    };

    internal static readonly RuleDescriptor Level = new()
    {
        Id = "SEND-018",
        Level = RuleLevel.Must,
        Title = "Completion level and flag",
        Requirement = "Completions are made at DISPATCH_LEVEL or below, and the DISPATCH flag is set only at "
            + "DISPATCH_LEVEL.",
        Source = "SendC, IrqlT",
        WindowsEquivalent = "SDV:Irql_SendRcv_Function",
        Preconditions = [TraceName.NdisMSendNetBufferListsComplete],
    };

    private static readonly RuleDescriptor OwnLists = new()
    {
        Id = "SEND-021",
        Level = RuleLevel.Must,
        Title = "Only sends are completed",
        Requirement = "A completion carries only lists that this adapter got to send and has not completed.",
        Source = "SendC",
        Why = Consequence.ListBelongsToProtocol,
        Preconditions = [TraceName.NdisMSendNetBufferListsComplete],
    };

    internal static readonly RuleDescriptor InTime = new()
    {
        Id = "SEND-022",
        Level = RuleLevel.Should,
        Title = "Sends end in time",
        Requirement = "Each send is completed within 30 s, and of pending sends one within 22 s (AMB-28). That holds "
            + "for one that needs more map registers than the channel has, too (AMB-26).",
        Source = "DV:ndis",
        WindowsEquivalent = "0xC4/9200D",
        Why = Consequence.PauseNeverEnds,
    };

    private static readonly RuleDescriptor AfterRestart = new()
    {
        Id = "LIFE-021",
        Level = RuleLevel.Should,
        Title = "Ready when restarted",
        Requirement = "The adapter takes sends as soon as the restart is complete: it completes none with "
            + "NDIS_STATUS_PAUSED then.",
        Source = "Rst",
    };

    private readonly OwnedRule _once = context.Rules.Own(Once);
    private readonly OwnedRule _status = context.Rules.Own(Status);
    private readonly OwnedRule _intact = context.Rules.Own(Intact);
    private readonly OwnedRule _refused = context.Rules.Own(Refused);
    private readonly OwnedRule _level = context.Rules.Own(Level);
    private readonly OwnedRule _ownLists = context.Rules.Own(OwnLists);
    private readonly OwnedRule _inTime = context.Rules.Own(InTime);
    private readonly OwnedRule _afterRestart = context.Rules.Own(AfterRestart);

    public static RuleDescriptor[] Rules => [Once, Status, Intact, Refused, Level, OwnLists, InTime, AfterRestart];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMSendNetBufferListsComplete, CheckFlag);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
        events.OnEnter(TraceName.MiniportRestart, (in e) => ReportHeld(e));
    }

    private void CheckFlag(in TraceEvent e)
    {
        NdisMSendNetBufferListsCompleteCall call = new(in e);
        bool isFlagSet = (call.Flags & NDIS.NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL) != 0;
        _level.Exercise();
        if (isFlagSet && e.Irql < NDIS.DISPATCH_LEVEL)
        {
            _level.Report(
                call.Nbl,
                0,
                e.Sequence,
                "NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL at DISPATCH_LEVEL only",
                $"NdisMSendNetBufferListsComplete got the flag at {TraceText.Irql(e.Irql)}");
        }
    }

    private void OnCompleted(in TraceEvent e)
    {
        SendCompletedEvent completed = new(in e);
        TraceObject item = completed.Nbl;
        ref readonly NblState nbl = ref context.Sends.Nbls.Find(item.Number);
        bool isKnown = item.Number != 0 && !Unsafe.IsNullRef(in nbl);
        _once.Exercise();
        _ownLists.Exercise();
        switch (completed.Owner)
        {
            case OwnerCode.Ndis:
                _once.Report(
                    item,
                    isKnown ? nbl.Completed : 0,
                    e.Sequence,
                    "one completion of each NET_BUFFER_LIST that was sent",
                    "it was completed before");
                break;
            case OwnerCode.Nobody:
                _ownLists.Report(
                    item.Number == 0 ? default : item,
                    0,
                    e.Sequence,
                    "NdisMSendNetBufferListsComplete with lists of MiniportSendNetBufferLists",
                    $"NdisMSendNetBufferListsComplete got {Wording.Given(item)}, which was not sent");
                break;
            default:
                CheckStatus(e, item);
                CheckChain(e, item, isKnown ? nbl.Submitted : 0);
                if (isKnown)
                {
                    CheckRefusal(e, item, nbl);
                    CheckTime(e, item, nbl);
                }

                break;
        }
    }

    private void CheckStatus(in TraceEvent e, TraceObject item)
    {
        NDIS_STATUS status = new SendCompletedEvent(in e).Status;
        _status.Exercise();
        if (status == NDIS_STATUS_SUCCESS)
        {
            return;
        }

        string text = TraceText.Status(status);
        if (status == NDIS_STATUS_NOT_ACCEPTED && context.Adapters.Current is { IsRemoved: true })
        {
            return;
        }

        if (!Statuses.IsError(status))
        {
            bool isUnwritten = (uint)status == UnwrittenFields.Status;
            _status.Report(
                item,
                0,
                e.Sequence,
                "NDIS_STATUS_SUCCESS or an error in Status of a completed list",
                isUnwritten ? "Status was never written" : $"it was completed with {text}");
        }
        else if (status is not (NDIS_STATUS_INVALID_LENGTH or NDIS_STATUS_RESOURCES or NDIS_STATUS_PAUSED
            or NDIS_STATUS_SEND_ABORTED or NDIS_STATUS_RESET_IN_PROGRESS or NDIS_STATUS_FAILURE))
        {
            context.Rules.Note(item, e.Sequence, $"it was completed with {text}, which the page does not list");
        }
    }

    private void CheckChain(in TraceEvent e, TraceObject item, long submitted)
    {
        _intact.Exercise();
        if (!new SendCompletedEvent(in e).ChainIntact)
        {
            _intact.Report(
                item,
                submitted,
                e.Sequence,
                "the NET_BUFFER chain and the MDL chains as when the list was sent",
                "it was completed with another NET_BUFFER chain or MDL chain");
        }
    }

    private void CheckRefusal(in TraceEvent e, TraceObject item, in NblState nbl)
    {
        NDIS_STATUS status = new SendCompletedEvent(in e).Status;
        bool isFinal = status == NDIS_STATUS_SUCCESS || Statuses.IsError(status);
        if (context.Adapters.Current is { IsRemoved: true })
        {
            // NOT_ACCEPTED, PAUSED and FAILURE say the same of a device that is gone.
            return;
        }

        _refused.Exercise(nbl.IsToBeRefused);
        CheckReady(e, item, nbl);
        if (nbl.IsToBeRefused && isFinal && status != NDIS_STATUS_PAUSED)
        {
            _refused.Report(
                item,
                nbl.Submitted,
                e.Sequence,
                "NDIS_STATUS_PAUSED for sends that come while the adapter is pausing or paused",
                $"it was completed with {TraceText.Status(status)}");
        }
    }

    private void CheckReady(in TraceEvent e, TraceObject item, in NblState nbl)
    {
        bool isRunning = e.State == AdapterState.Running && !nbl.IsToBeRefused;
        _afterRestart.Exercise(isRunning);
        if (isRunning && new SendCompletedEvent(in e).Status == NDIS_STATUS_PAUSED)
        {
            _afterRestart.Report(
                item,
                nbl.Submitted,
                e.Sequence,
                "sends accepted as soon as the restart is complete",
                "it was completed with NDIS_STATUS_PAUSED while the adapter was running");
        }
    }

    private void CheckTime(in TraceEvent e, TraceObject item, in NblState nbl)
    {
        long waited = e.Time - nbl.SubmittedTime;
        long stood = e.Time - Math.Max(nbl.SubmittedTime, context.Sends.LastCompleted);
        _inTime.Exercise();
        bool isLate = waited > TimeLimits.Send || stood > TimeLimits.SendProgress;
        if (isLate)
        {
            _inTime.Report(
                item,
                nbl.Submitted,
                e.Sequence,
                "each send completed within 30 s, and one of the pending sends every 22 s",
                waited > TimeLimits.Send
                    ? Invariant($"it was completed only after {waited / TimeUnits.TicksPerSecond} s")
                    : Invariant($"it was pending, and no send was completed for {stood / TimeUnits.TicksPerSecond} s"));
        }
    }

    /// <summary>Sends that the miniport kept over a pause.</summary>
    private void ReportHeld(in TraceEvent e)
    {
        if (context.Sends.Outstanding == 0)
        {
            return;
        }

        foreach (uint number in context.Sends.Nbls.Numbers())
        {
            ref readonly NblState nbl = ref context.Sends.Nbls.Find(number);
            if (nbl is { IsToBeRefused: true, Completed: 0 })
            {
                _refused.Report(
                    new TraceObject(ObjectKind.Nbl, number),
                    nbl.Submitted,
                    e.Sequence,
                    "sends completed at once that come while the adapter is pausing or paused",
                    "it was not completed before MiniportRestart",
                    new FindingLinks { IsEvaluation = true });
            }
        }
    }
}
