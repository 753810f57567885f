using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>How many frames the driver says wait to be sent, against those that do.</summary>
[Resets]
internal sealed partial class QueueLengthChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Length = new()
    {
        Id = "OID-020",
        Level = RuleLevel.Must,
        Title = "The transmit queue is counted whole",
        Requirement = "OID_GEN_TRANSMIT_QUEUE_LENGTH says how many frames wait to be sent, in the driver or on the "
            + "NIC: no fewer than there are uncompleted lists with a frame that has not left, and no more than there "
            + "are frames that were not completed or have not left. Not judged where a frame comes, leaves or is "
            + "completed during the request.",
        Source = "OidQueue",
        Why = "Whoever looks for the cause of a slow network sees no queue where there is one.",
        AppliesTo = "drivers that answer OID_GEN_TRANSMIT_QUEUE_LENGTH",
    };

    private readonly OwnedRule _length = context.Rules.Own(Length);
    private long _moved;

    public static RuleDescriptor[] Rules => [Length];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.SendSubmitted, OnMoved);
        events.OnFact(TraceName.SendCompleted, OnMoved);
        events.OnFact(TraceName.WireTransmit, OnMoved);
        events.OnFact(TraceName.QueueLengthReported, OnReported);
    }

    private void OnMoved(in TraceEvent e) => _moved = e.Sequence;

    private void OnReported(in TraceEvent e)
    {
        if (context.Adapters.Current is not { IsRemoved: false } adapter || _moved > adapter.Oid.Begun)
        {
            return;
        }

        (uint least, uint most) = Waiting();
        uint frames = new QueueLengthReportedEvent(in e).Frames;
        _length.Exercise(least > 0);
        if (frames < least || frames > most)
        {
            _length.Report(
                adapter.Request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                Invariant($"OID_GEN_TRANSMIT_QUEUE_LENGTH between {least} and {most}: the frames ")
                    + "that wait in the driver or the NIC",
                Invariant($"OID_GEN_TRANSMIT_QUEUE_LENGTH is {frames}"));
        }
    }

    /// <summary>
    /// The lists, not the frames, of which one has not left: a driver may count either. Of a list that it completed
    /// early, because it made a copy, frames may still wait on the NIC.
    /// </summary>
    private (uint Least, uint Most) Waiting()
    {
        uint least = 0;
        uint most = 0;
        foreach (uint number in context.Sends.Nbls.Numbers())
        {
            ref readonly NblState nbl = ref context.Sends.Nbls.Find(number);
            uint inside = FramesInside(nbl);
            if (nbl.Completed == 0)
            {
                least += inside > 0 ? 1u : 0u;
                most += (uint)nbl.NetBuffers;
            }
            else if (nbl.Status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                most += inside;
            }
        }

        return (least, most);
    }

    /// <summary>Frames of a list that have not left.</summary>
    private uint FramesInside(in NblState nbl)
    {
        uint inside = 0;
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
            inside += nb.OnWire == 0 ? 1u : 0u;
            number = nb.Next;
        }

        return inside;
    }
}
