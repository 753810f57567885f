using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Frames of packets of NDIS 5: what SUCCESS means, and how short frames are padded.</summary>
[Resets]
internal sealed partial class Ndis5WireChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _transmitted = context.Rules.Borrow(WireChecker.Transmitted);
    private readonly OwnedRule _padding = context.Rules.Borrow(WireChecker.Padding);

    public void Subscribe(Subscriptions events)
    {
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
                context.Rules.Note(transmit.Frame, e.Sequence, "a frame left that nobody sent");
            }

            return;
        }

        _transmitted.Exercise();
        _padding.Exercise(!Unsafe.IsNullRef(in packet) && packet.DataLength < FrameSizes.Minimum);
        if (transmit.Match is WireMatch.Runt or WireMatch.Unpadded)
        {
            _padding.Report(
                transmit.Nb,
                0,
                e.Sequence,
                "short frames padded with zeros to 60 bytes",
                transmit.Match == WireMatch.Runt
                    ? Invariant($"a frame of {transmit.Length} bytes left")
                    : "the padding is not zero");
        }
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
                    "a packet that is completed with SUCCESS has left",
                    packet.WrongFrame != 0 ? "its frame had other bytes" : "it never left",
                    new FindingLinks { IsEvaluation = true });
            }
        }
    }
}
