using System.Runtime.CompilerServices;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>MiniportCancelSend: what it names is aborted while it waits, and nothing else.</summary>
internal sealed class CancelChecker(CheckerContext context) : IChecker
{
    // More than a driver has taken from its queue without asking for a mapping.
    private const int MostStaged = 64;

    internal static readonly RuleDescriptor Cancel = new()
    {
        Id = "SEND-016",
        Level = RuleLevel.Must,
        Title = "Cancel hits what it names",
        Requirement = "MiniportCancelSend completes the queued lists with the ID with SEND_ABORTED and leaves others "
            + "alone.",
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

    /// <summary>
    /// Notes what waits in the queue of the driver, which does nothing at this moment: it was not begun, and before it
    /// come more that were not begun than a driver may have staged.
    /// </summary>
    private void OnCancel(in TraceEvent e)
    {
        if (IsDriverAtWork())
        {
            return;
        }

        uint[] numbers = [.. context.Sends.Nbls.Numbers().Where(IsWaiting).OrderBy(OrderOf)];
        foreach (uint number in numbers.Skip(MostStaged))
        {
            ref NblState nbl = ref context.Sends.Nbls.Find(number);
            nbl.WasQueued = nbl.Cancelled == e.Sequence;
            _cancel.Exercise(nbl.WasQueued);
        }
    }

    private bool IsDriverAtWork()
    {
        for (int processor = 0; context.Stacks.IsUsed(processor); processor++)
        {
            if (context.Stacks.Of(processor).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private long OrderOf(uint number) => context.Sends.Nbls.Find(number).Order;

    private bool IsWaiting(uint number)
    {
        ref NblState nbl = ref context.Sends.Nbls.Find(number);
        return nbl is { Completed: 0, IsToBeRefused: false } && !context.Sends.WasStarted(nbl);
    }

    private void OnCompleted(in TraceEvent e)
    {
        TraceObject item = new SendCompletedEvent(in e).Nbl;
        ref NblState nbl = ref context.Sends.Nbls.Find(item.Number);
        if (item.Number == 0 || Unsafe.IsNullRef(ref nbl) || nbl.Completed != 0)
        {
            return;
        }

        if (e.Enclosing == TraceName.MiniportCancelSend)
        {
            CheckNamed(e, item, ref nbl);
        }

        if (nbl.Cancelled != 0)
        {
            CheckObeyed(e, item, nbl);
        }
    }

    /// <summary>
    /// What MiniportCancelSend completes. SUCCESS is judged when it is seen whether the send has left all the same.
    /// </summary>
    private void CheckNamed(in TraceEvent e, TraceObject item, ref NblState nbl)
    {
        ref readonly CallFrame cancel = ref context.Stacks.Innermost(e.Processor, TraceName.MiniportCancelSend);
        ulong asked = cancel.Sequence == 0 ? 0 : new MiniportCancelSendEnter(in cancel.Begin).CancelId;
        bool isAborted = new SendCompletedEvent(in e).Status == NDIS_STATUS_SEND_ABORTED;
        nbl.WasCancelled = nbl.CancelId == asked;
        _cancel.Exercise();
        if (isAborted && !nbl.WasCancelled)
        {
            _cancel.Report(
                item,
                nbl.Submitted,
                e.Sequence,
                "only sends with the cancel ID aborted",
                Invariant($"a send with the ID {nbl.CancelId} was aborted where {asked} was cancelled"));
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
                    "queued sends with the cancel ID completed with NDIS_STATUS_SEND_ABORTED",
                    "it was mapped only afterwards, and sent");
            }
        }
    }

    private bool WasBegunLater(in NblState nbl)
    {
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref NbState nb = ref context.Sends.Nbs.Find(number);
            if (nb.Requested > nbl.Cancelled)
            {
                return true;
            }

            number = nb.Next;
        }

        return false;
    }
}
