using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Rules.Argument;

namespace NdisConformance.Rules;

/// <summary>Sends that never end, and sends that were completed with SUCCESS and never left.</summary>
internal sealed class LostSendChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _all = context.Rules.Own("SEND-002");
    private readonly OwnedRule _shortage = context.Rules.Own("SGDMA-ALLOC-018");
    private readonly OwnedRule _once = context.Rules.Borrow("SEND-001");
    private readonly OwnedRule _transmitted = context.Rules.Borrow("SEND-005");
    private readonly OwnedRule _cancelled = context.Rules.Borrow("SEND-016");
    private readonly OwnedRule _refused = context.Rules.Borrow("SEND-015");

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.WireTransmit, OnTransmit);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
        events.OnFact(TraceName.Drained, OnDrained);
        events.OnFact(TraceName.TimeLimit, OnNeverEnds);
        events.OnFact(TraceName.Unmet, OnNeverEnds);
    }

    private void OnTransmit(in TraceEvent e)
    {
        ref NbState nb = ref context.Sends.Nbs.Find(e.Object(WireTransmit.Nb).Number);
        bool isExact = (WireMatch)e[WireTransmit.Match] == WireMatch.Exact;
        _all.Exercise(isExact && !Unsafe.IsNullRef(ref nb) && nb.Ordinal > 1);
    }

    private void OnCompleted(in TraceEvent e)
    {
        ref NblState nbl = ref context.Sends.Nbls.Find(e.Object(SendCompleted.Nbl).Number);
        if (Unsafe.IsNullRef(ref nbl) || nbl.Completed != 0)
        {
            return;
        }

        _all.Exercise(nbl.Index > 0);
        _shortage.Exercise(nbl.WasRefused);
    }

    private void OnDrained(in TraceEvent e)
    {
        if (context.Sends.Nbls.Count == context.Sends.Outstanding || context.Adapters.Current is { IsRemoved: true })
        {
            return;
        }

        foreach (uint number in context.Sends.Nbls.Numbers())
        {
            ref NblState nbl = ref context.Sends.Nbls.Find(number);
            if (nbl.Completed != 0 && nbl.Status == (ulong)NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                JudgeCompleted(e, nbl);
            }
        }

        context.Sends.StrayFrames = 0;
    }

    private void JudgeCompleted(in TraceEvent e, in NblState nbl)
    {
        ref SendGroup group = ref context.Sends.Groups.Find(nbl.Group);
        uint firstOnWire = Unsafe.IsNullRef(ref group) ? 0 : group.FirstOnWire;
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref NbState nb = ref context.Sends.Nbs.Find(number);
            if (!nb.IsSettled)
            {
                bool isBehind = firstOnWire != 0 && firstOnWire < nb.Ordinal;
                bool hasWrongFrame = nb.WrongFrame != 0 || context.Sends.StrayFrames > 0;
                context.Sends.StrayFrames -= nb.WrongFrame == 0 && hasWrongFrame ? 1 : 0;
                OwnedRule rule = hasWrongFrame ? _transmitted
                    : nbl.WasCancelled ? _cancelled
                    : nb.Refused != 0 ? _shortage
                    : isBehind ? _all
                    : _transmitted;
                rule.Exercise();
                rule.Report(
                    new TraceObject(ObjectKind.Nb, number),
                    rule == _shortage ? nb.Refused : nb.Submitted,
                    e.Sequence,
                    rule == _all ? "all NET_BUFFERs of all lists of a call processed"
                        : rule == _cancelled ? "NDIS_STATUS_SEND_ABORTED for a send that is cancelled"
                        : "a send that is completed with SUCCESS has left",
                    "its list was completed with SUCCESS, and it never left");
            }

            number = nb.Next;
        }
    }

    private void OnNeverEnds(in TraceEvent e)
    {
        switch ((Operation)e[TimeLimit.Operation])
        {
            case Operation.Send:
                JudgeLost(e, e.Object(TimeLimit.Object).Number);
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
        ref NblState nbl = ref context.Sends.Nbls.Find(number);
        if (number == 0 || Unsafe.IsNullRef(ref nbl) || nbl.Completed != 0 || nbl.IsReported)
        {
            return;
        }

        nbl.IsReported = true;
        TraceObject item = new(ObjectKind.Nbl, number);
        long refused = RefusalOf(nbl, out bool isPermanent);
        if (isPermanent || context.Adapters.Current is { HasFaulted: true })
        {
            context.Rules.Note(
                item,
                e.Sequence,
                isPermanent ? "it waits in a shortage of map registers that never ends"
                    : "it was never completed after the IOMMU refused an access of the device");
            return;
        }

        ref SendGroup group = ref context.Sends.Groups.Find(nbl.Group);
        bool isBehind = !Unsafe.IsNullRef(ref group) && group.FirstCompleted != 0 && group.FirstCompleted <= nbl.Index;
        OwnedRule rule = refused != 0 ? _shortage : nbl.IsToBeRefused ? _refused : isBehind ? _all : _once;
        rule.Exercise();
        rule.Report(
            item,
            refused != 0 ? refused : nbl.Submitted,
            e.Sequence,
            rule == _all ? "all lists of a call processed" : "each list completed once",
            refused != 0 ? "it was never completed after a request got RESOURCES" : "it was never completed");
    }

    /// <summary>The refusal that a list waits in; 0 if it waits in none.</summary>
    private long RefusalOf(in NblState nbl, out bool isPermanent)
    {
        isPermanent = false;
        long refused = 0;
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref NbState nb = ref context.Sends.Nbs.Find(number);
            isPermanent |= nb.Refused != 0 && nb.Shortage == Shortage.Permanent;
            refused = nb.Refused != 0 && refused == 0 ? nb.Refused : refused;
            number = nb.Next;
        }

        return refused;
    }
}
