using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Frames of packets of NDIS 5: what SUCCESS means, and how short frames are padded.</summary>
[Resets]
internal sealed partial class Ndis5WireChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Order = new()
    {
        Id = "NDIS5-037",
        Level = RuleLevel.Must,
        Title = "Packets keep their order",
        Requirement = "Frames leave in the order in which NDIS gave their packets to the driver. Not judged for "
            + "packets that came while another send call was under way.",
        Source = "SendPkts5",
        Why = "Protocols that count on the order see losses where there are none.",
    };

    private readonly OwnedRule _order = context.Rules.Own(Order);
    private readonly OwnedRule _transmitted = context.Rules.Borrow(WireChecker.Transmitted);
    private readonly OwnedRule _padding = context.Rules.Borrow(WireChecker.Padding);

    /// <summary>Where the packet was given that left last, of those that were given one after another.</summary>
    private long _newest;

    public static RuleDescriptor[] Rules => [Order];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => _newest = 0);
        events.OnFact(TraceName.WireTransmit, OnTransmit);
        events.OnFact(TraceName.Drained, OnDrained);
    }

    private void OnTransmit(in TraceEvent e)
    {
        WireTransmitEvent transmit = new(in e);
        ref readonly PacketState packet = ref context.Packets.All.Find(transmit.Nb.Number);
        if (transmit.Match == WireMatch.None)
        {
            if (transmit.Suspect.Kind != ObjectKind.Packet)
            {
                context.Rules.Note(transmit.Frame, e.Sequence, "a frame left on the wire that NDIS did not send");
            }

            return;
        }

        _transmitted.Exercise();
        if (!Unsafe.IsNullRef(in packet) && transmit.Match != WireMatch.Again && !packet.CameBeside)
        {
            CheckOrder(e, transmit.Nb, packet);
        }

        _padding.Exercise(!Unsafe.IsNullRef(in packet) && packet.DataLength < FrameSizes.Minimum);
        if (transmit.Match is WireMatch.Runt or WireMatch.Unpadded)
        {
            _padding.Report(
                transmit.Nb,
                0,
                e.Sequence,
                "frames shorter than 60 bytes padded with zeros",
                transmit.Match == WireMatch.Runt
                    ? Invariant($"it left on the wire with {transmit.Length} bytes")
                    : "it left on the wire with padding that is not zero");
        }
    }

    private void CheckOrder(in TraceEvent e, TraceObject item, in PacketState packet)
    {
        _order.Exercise(_newest != 0);
        if (packet.Submitted < _newest)
        {
            _order.Report(
                item,
                packet.Submitted,
                e.Sequence,
                "frames on the wire in the order in which NDIS sent the packets",
                "it left after a packet that NDIS sent later");
        }

        _newest = Math.Max(_newest, packet.Submitted);
    }

    /// <summary>All is quiet: a frame that did not leave by now never does.</summary>
    private void OnDrained(in TraceEvent e)
    {
        if (e.State != AdapterState.Running || context.Adapters.Current is { IsRemoved: true })
        {
            return;
        }

        foreach (uint number in context.Packets.All.Count == 0 ? [] : context.Packets.All.Numbers())
        {
            ref readonly PacketState packet = ref context.Packets.All.Find(number);
            if (packet.Completed != 0
                && packet.Status == NDIS_STATUS.NDIS_STATUS_SUCCESS
                && packet.Submitted > context.Adapters.LinkUp)
            {
                _transmitted.Report(
                    new TraceObject(ObjectKind.Packet, number),
                    packet.Submitted,
                    e.Sequence,
                    "NDIS_STATUS_SUCCESS only for a packet whose frame left",
                    packet.WrongFrame != 0 ? "its frame left with other bytes" : "it never left on the wire",
                    new FindingLinks { IsEvaluation = true });
            }
        }
    }
}
