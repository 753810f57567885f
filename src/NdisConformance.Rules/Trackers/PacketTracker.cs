using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Keeps <see cref="PacketTable"/> up to date. Judges nothing.</summary>
[Resets]
internal sealed partial class PacketTracker(TrackedState state) : ITracker
{
    private readonly PacketTable _table = state.Packets;

    public void Subscribe(TrackerEvents events)
    {
        events.OnBirth(TraceKind.Fact, TraceName.PacketMapped, OnMapped);
        events.OnBirth(TraceKind.Fact, TraceName.PacketSubmitted, OnSubmitted);
        events.OnDeath(TraceKind.Fact, TraceName.PacketCompleted, OnCompleted);
        events.OnDeath(TraceKind.Fact, TraceName.WireTransmit, OnTransmit);
        events.OnDeath(TraceKind.Fact, TraceName.Drained, OnDrained);
    }

    private void OnMapped(in TraceEvent e)
    {
        PacketMappedEvent mapped = new(in e);
        _table.Add(new PacketList(mapped.Sg.Number, mapped.Packet.Number, HasLeft: false));
    }

    private void OnSubmitted(in TraceEvent e)
    {
        PacketSubmittedEvent submitted = new(in e);
        if (submitted.Packet.Number == 0)
        {
            return;
        }

        ref PacketState packet = ref _table.Packets.Add(submitted.Packet.Number);
        packet.Submitted = e.Sequence;
        packet.DataLength = submitted.DataLength;
        packet.Sg = submitted.Sg.Number;
        packet.IsPending = true;
        packet.CameBeside = state.Stacks.IsOpen(TraceName.MiniportSendPackets)
            || state.Stacks.IsOpen(TraceName.MiniportSend);
    }

    private void OnCompleted(in TraceEvent e)
    {
        PacketCompletedEvent completed = new(in e);
        ref PacketState packet = ref _table.Packets.Find(completed.Packet.Number);
        if (completed.Packet.Number == 0 || Unsafe.IsNullRef(ref packet) || !packet.IsPending)
        {
            return;
        }

        packet.IsPending = false;
        if (completed is { ByCall: true, Status: NDIS_STATUS.NDIS_STATUS_RESOURCES })
        {
            packet.Refused = e.Sequence;
            return;
        }

        (packet.Completed, packet.Status) = (e.Sequence, completed.Status);
        if (packet is { Sg: not 0, OnWire: not 0 })
        {
            _table.Add(new PacketList(packet.Sg, completed.Packet.Number, HasLeft: true));
        }

        ForgetIfSettled(completed.Packet.Number, packet);
    }

    private void OnTransmit(in TraceEvent e)
    {
        WireTransmitEvent transmit = new(in e);
        bool isWrong = transmit.Match == WireMatch.None;
        TraceObject item = isWrong ? transmit.Suspect : transmit.Nb;
        ref PacketState packet = ref _table.Packets.Find(item.Number);
        if (item.Kind != ObjectKind.Packet || item.Number == 0 || Unsafe.IsNullRef(ref packet))
        {
            return;
        }

        (packet.OnWire, packet.WrongFrame) = isWrong ? (packet.OnWire, e.Sequence) : (e.Sequence, packet.WrongFrame);
        ForgetIfSettled(item.Number, packet);
    }

    /// <summary>All is quiet: what did not leave by now never does.</summary>
    private void OnDrained(in TraceEvent e)
    {
        foreach (uint number in _table.Packets.Count == 0 ? [] : _table.Packets.Numbers())
        {
            if (_table.Packets.Find(number).Completed != 0)
            {
                _table.Packets.Remove(number);
            }
        }
    }

    private void ForgetIfSettled(uint number, in PacketState packet)
    {
        if (packet.Completed != 0 && (packet.OnWire != 0 || packet.Status != NDIS_STATUS.NDIS_STATUS_SUCCESS))
        {
            _table.Packets.Remove(number);
        }
    }
}
