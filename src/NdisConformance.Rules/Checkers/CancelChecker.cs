using System.Runtime.CompilerServices;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>MiniportCancelSend: what it names is aborted while it waits, and nothing else.</summary>
[Resets]
internal sealed partial class CancelChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Cancel = new()
    {
        Id = "SEND-016",
        Level = RuleLevel.Must,
        Title = "Cancel hits what it names",
        Requirement = "MiniportCancelSend completes the queued lists with the ID with SEND_ABORTED and leaves alone "
            + "the others, and those that the hardware has.",
        Source = "Cancel, CancelC",
    };

    private readonly OwnedRule _cancel = context.Rules.Own(Cancel);

    /// <summary>Cancels that the driver was seen to obey, or of which it was reported that it did not.</summary>
    private readonly HashSet<long> _settled = [];

    public static RuleDescriptor[] Rules => [Cancel];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportCancelSend, OnCancel);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
    }

    private void OnCancel(in TraceEvent e)
    {
        foreach (uint number in context.Sends.Outstanding == 0 ? [] : context.Sends.Nbls.Numbers())
        {
            ref readonly NblState nbl = ref context.Sends.Nbls.Find(number);
            _cancel.Exercise(nbl.WasQueued && nbl.Cancelled == e.Sequence);
        }
    }

    private void OnCompleted(in TraceEvent e)
    {
        TraceObject item = new SendCompletedEvent(in e).Nbl;
        ref readonly NblState nbl = ref context.Sends.Nbls.Find(item.Number);
        if (item.Number == 0 || Unsafe.IsNullRef(in nbl) || nbl.Completed != 0)
        {
            return;
        }

        if (e.Enclosing == TraceName.MiniportCancelSend)
        {
            CheckNamed(e, item, nbl);
        }

        if (nbl.Cancelled != 0)
        {
            CheckObeyed(e, item, nbl);
        }
    }

    /// <summary>
    /// What MiniportCancelSend completes. SUCCESS is judged when it is seen whether the send has left all the same.
    /// </summary>
    private void CheckNamed(in TraceEvent e, TraceObject item, in NblState nbl)
    {
        ref readonly CallFrame cancel = ref context.Stacks.Innermost(e.Processor, TraceName.MiniportCancelSend);
        ulong asked = cancel.Sequence == 0 ? 0 : new MiniportCancelSendEnter(in cancel.Begin).CancelId;
        bool isAborted = new SendCompletedEvent(in e).Status == NDIS_STATUS_SEND_ABORTED;
        _cancel.Exercise();
        if (isAborted && !nbl.WasCancelled)
        {
            _cancel.Report(
                item,
                nbl.Submitted,
                e.Sequence,
                Invariant($"only sends with the CancelId {asked} of MiniportCancelSend aborted"),
                Invariant($"it has CancelId {nbl.CancelId}, and was completed with NDIS_STATUS_SEND_ABORTED"));
        }
    }

    /// <summary>
    /// A send that waited when it was cancelled, was begun afterwards and ended well. Where another of the same cancel
    /// was aborted, the driver does cancel, and may have its reasons.
    /// </summary>
    private void CheckObeyed(in TraceEvent e, TraceObject item, in NblState nbl)
    {
        bool isSuccess = new SendCompletedEvent(in e).Status == NDIS_STATUS_SUCCESS;
        if (!isSuccess || (nbl.WasQueued && WasBegunLater(nbl)))
        {
            bool isFirst = _settled.Add(nbl.Cancelled);
            if (isFirst && isSuccess)
            {
                _cancel.Report(
                    item,
                    nbl.Cancelled,
                    e.Sequence,
                    "queued sends with the CancelId of MiniportCancelSend completed with NDIS_STATUS_SEND_ABORTED",
                    "it was in the queue of the driver, and was mapped and sent after MiniportCancelSend");
            }
        }
    }

    private bool WasBegunLater(in NblState nbl)
    {
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
            if (nb.Requested > nbl.Cancelled)
            {
                return true;
            }

            number = nb.Next;
        }

        return false;
    }
}
