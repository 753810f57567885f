using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Rules;

/// <summary>Packets that a driver of NDIS 5 was given to send: each goes back once, in the way that is meant.</summary>
[Resets]
internal sealed partial class Ndis5SendChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Once = new()
    {
        Id = "NDIS5-014",
        Level = RuleLevel.Must,
        Title = "One completion of a pending packet",
        Requirement = "PENDING is followed by exactly one NdisMSendComplete with a final status, which PENDING is not; "
            + "any other status gives the packet back and is followed by none.",
        Source = "SendDone5",
        Why = "A protocol frees a packet twice, or waits for one for ever.",
    };

    private static readonly RuleDescriptor Queues = new()
    {
        Id = "NDIS5-016",
        Level = RuleLevel.Must,
        Title = "Deserialized drivers queue",
        Requirement = "A deserialized driver takes all packets and queues those that it has no room for: MiniportSend "
            + "returns PENDING.",
        Source = "Send5, Deser",
        Why = "NDIS queues nothing for such a driver: the packet is lost, or freed while the driver has it.",
        AppliesTo = "deserialized drivers with MiniportSend",
    };

    internal static readonly RuleDescriptor States = new()
    {
        Id = "NDIS5-015",
        Level = RuleLevel.Must,
        Title = "Serialized drivers state each packet",
        Requirement = "MiniportSendPackets of a serialized driver sets the Status of each packet before it returns, up "
            + "to the first that it sets to RESOURCES. That one and all behind it are NDIS's again, and the driver "
            + "says with NdisMSendComplete or NdisMSendResourcesAvailable that there is room.",
        Source = "SendPkts5",
        Why = "NDIS takes a packet for sent that is not, gives the driver one that it has already, or waits for ever.",
        AppliesTo = "serialized drivers with MiniportSendPackets",
    };

    private readonly OwnedRule _states = context.Rules.Own(States);
    private readonly OwnedRule _once = context.Rules.Own(Once);
    private readonly OwnedRule _queues = context.Rules.Own(Queues);
    private bool _isDeserialized;
    private TraceObject _refused;

    public static RuleDescriptor[] Rules => [Once, States, Queues];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => _isDeserialized = false);
        events.OnCall(TraceName.NdisMSetAttributesEx, OnAttributes);
        events.OnCall(TraceName.NdisMSendComplete, OnComplete);
        events.OnFact(TraceName.Unmet, OnNeverEnds);
        events.OnFact(TraceName.TimeLimit, OnNeverEnds);
        events.OnExit(TraceName.MiniportSend, OnSent);
        events.OnFact(TraceName.PacketAnswered, OnAnswered);
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
                "NdisMSendComplete once for each packet that is pending",
                $"NdisMSendComplete got {Wording.Given(call.Packet)}, and the driver does not own it");
        }
        else if (call.Status == NDIS_STATUS_PENDING)
        {
            _once.Report(
                call.Packet,
                0,
                e.Sequence,
                "NdisMSendComplete with a final status",
                "NdisMSendComplete got NDIS_STATUS_PENDING");
        }
    }

    private void OnNeverEnds(in TraceEvent e)
    {
        if (EndlessOperation.Of(e) != Operation.Send)
        {
            return;
        }

        if (context.Adapters.Current is { HasFaulted: true })
        {
            context.Rules.Note(
                e.Subject, e.Sequence, "it was never completed, after a fault that keeps the device from going on");
            return;
        }

        bool isKnown = context.Packets.All.Contains(e.Subject.Number);
        long refused = RefusalOf(e.Subject.Number);
        if (!isKnown && refused == 0)
        {
            // NDIS holds it back for a reset, and never gave it to the driver.
            return;
        }

        bool isRefused = refused != 0;
        (isRefused ? _states : _once).Report(
            e.Subject,
            refused,
            e.Sequence,
            isRefused ? "NdisMSendComplete or NdisMSendResourcesAvailable when there is room for a refused packet"
                : "NdisMSendComplete for each packet that is pending",
            isRefused ? "it waits, and neither was called"
                : "it was not completed",
            new FindingLinks { IsEvaluation = true });
    }

    /// <summary>
    /// Where a packet was refused that waits; 0 for one that the driver has. One that was never given to the driver
    /// waits behind one that was refused.
    /// </summary>
    private long RefusalOf(uint number)
    {
        ref readonly PacketState packet = ref context.Packets.All.Find(number);
        if (!Unsafe.IsNullRef(in packet))
        {
            return packet.IsPending ? 0 : packet.Refused;
        }

        long refused = 0;
        foreach (uint other in context.Packets.All.Count == 0 ? [] : context.Packets.All.Numbers())
        {
            ref readonly PacketState before = ref context.Packets.All.Find(other);
            refused = before.IsPending ? refused : Math.Max(refused, before.Refused);
        }

        return refused;
    }

    /// <summary>The packets of a call, in the order of its array.</summary>
    private void OnAnswered(in TraceEvent e)
    {
        PacketAnsweredEvent answered = new(in e);
        _states.Exercise();
        _refused = answered.Index == 0 ? default : _refused;
        if (_refused.Number == 0)
        {
            _refused = answered.Status == NDIS_STATUS_RESOURCES ? answered.Packet : default;
            if (answered.Answer == PacketAnswer.NotStated)
            {
                _states.Report(
                    answered.Packet,
                    0,
                    e.Sequence,
                    "the Status of each packet of the array set before MiniportSendPackets returns",
                    "it has no Status set");
            }
        }
        else if (answered.Answer == PacketAnswer.Completed || answered.Status != NDIS_STATUS_RESOURCES)
        {
            CheckBehind(e, answered);
        }
    }

    /// <summary>A packet behind a refused one: what the driver leaves alone is given to it again.</summary>
    private void CheckBehind(in TraceEvent e, PacketAnsweredEvent answered)
    {
        if (answered.Answer != PacketAnswer.NotStated)
        {
            _states.Report(
                answered.Packet,
                0,
                e.Sequence,
                $"no packet accepted behind {_refused}, which was refused with NDIS_STATUS_RESOURCES",
                answered.Answer == PacketAnswer.Completed ? "it was completed"
                    : $"its Status was set to {TraceText.Status(answered.Status)}",
                new FindingLinks { Spoils = [Subject.Adapter(context.Adapters.CurrentId)] });
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
                $"MiniportSend returned {TraceText.Status(status)}");
        }
    }
}
