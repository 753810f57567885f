using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Rules;

/// <summary>Packets that a driver of NDIS 5 was given to send: each goes back once, in the way that is meant.</summary>
[Resets]
internal sealed partial class Ndis5SendChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Once = new()
    {
        Id = "NDIS5-014",
        Level = RuleLevel.Must,
        Title = "One completion of a pending packet",
        Requirement = "PENDING is followed by exactly one NdisMSendComplete; any other status gives the packet back "
            + "and is followed by none.",
        Source = "PV",
        Why = "A protocol frees a packet twice, or waits for one for ever.",
    };

    private static readonly RuleDescriptor Queues = new()
    {
        Id = "NDIS5-016",
        Level = RuleLevel.Must,
        Title = "Deserialized drivers queue",
        Requirement = "A deserialized driver takes all packets and queues those that it has no room for: MiniportSend "
            + "returns PENDING.",
        Source = "PV, Deser",
        Why = "NDIS queues nothing for such a driver: the packet is lost, or freed while the driver has it.",
        AppliesTo = "deserialized drivers with MiniportSend",
    };

    private readonly OwnedRule _once = context.Rules.Own(Once);
    private readonly OwnedRule _queues = context.Rules.Own(Queues);
    private bool _isDeserialized;

    public static RuleDescriptor[] Rules => [Once, Queues];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => _isDeserialized = false);
        events.OnCall(TraceName.NdisMSetAttributesEx, OnAttributes);
        events.OnCall(TraceName.NdisMSendComplete, OnComplete);
        events.OnFact(TraceName.Unmet, OnNeverEnds);
        events.OnFact(TraceName.TimeLimit, OnNeverEnds);
        events.OnExit(TraceName.MiniportSend, OnSent);
    }

    private void OnAttributes(in TraceEvent e)
        => _isDeserialized =
            (new NdisMSetAttributesExCall(in e).Flags & NDIS.NDIS_ATTRIBUTE_DESERIALIZE) != 0;

    private void OnComplete(in TraceEvent e)
    {
        NdisMSendCompleteCall call = new(in e);
        _once.Exercise();
        if (!call.Pending)
        {
            _once.Report(
                call.Packet,
                0,
                e.Sequence,
                "NdisMSendComplete once, with a packet that the driver has",
                $"{TraceText.Object(call.Packet)} was given, which the driver does not have to send");
        }
    }

    private void OnNeverEnds(in TraceEvent e)
    {
        if (EndlessOperation.Of(e) == Operation.Send)
        {
            _once.Exercise();
            _once.Report(
                e.Subject,
                0,
                e.Sequence,
                "NdisMSendComplete for each packet that is pending",
                $"{TraceText.Object(e.Subject)} was not completed",
                new FindingLinks { IsEvaluation = true });
        }
    }

    private void OnSent(in TraceEvent e)
    {
        if (!_isDeserialized)
        {
            return;
        }

        _queues.Exercise();
        NDIS_STATUS status = new MiniportSendExit(in e).Result;
        if (status != NDIS_STATUS_PENDING)
        {
            _queues.Report(
                context.Stacks.Innermost(e.Processor).Subject,
                0,
                e.Sequence,
                "NDIS_STATUS_PENDING from MiniportSend of a deserialized driver",
                $"it returned {TraceText.Status(status)}");
        }
    }
}
