using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Packets, buffers and the pools of a driver of NDIS 5.</summary>
[Resets]
internal sealed partial class Ndis5PoolChecker(CheckerContext context) : IChecker
{
    /// <summary>Four pointers.</summary>
    private const uint ReservedBytes = 32;

    internal static readonly RuleDescriptor Empty = new()
    {
        Id = "NDIS5-017",
        Level = RuleLevel.Must,
        Title = "Pools are freed empty",
        Requirement = "Packets and buffers are back in their pools before the pools are freed.",
        Source = "PktPoolF5",
        Why = Consequence.FreedTwice,
        Preconditions = [TraceName.NdisFreePacketPool, TraceName.NdisFreeBufferPool],
    };

    internal static readonly RuleDescriptor Unchained = new()
    {
        Id = "NDIS5-018",
        Level = RuleLevel.Must,
        Title = "Packets are freed without buffers",
        Requirement = "Buffers are unchained from a packet before it is freed.",
        Source = "PktF5",
        Why = "The buffers are lost: nobody can find them any more to free them.",
        Preconditions = [TraceName.NdisFreePacket],
    };

    private static readonly RuleDescriptor Reserved = new()
    {
        Id = "NDIS5-045",
        Level = RuleLevel.Should,
        Title = "Room for protocols in packets",
        Requirement = "ProtocolReservedLength of a pool for received packets is PROTOCOL_RESERVED_SIZE_IN_PACKET, the "
            + "size of four pointers.",
        Source = "PktPool5",
        Why = "Protocols keep what they need for a packet there, and write behind its end.",
        Preconditions = [TraceName.NdisAllocatePacketPool, TraceName.NdisAllocatePacketPoolEx],
    };

    private readonly OwnedRule _reserved = context.Rules.Own(Reserved);
    private readonly OwnedRule _empty = context.Rules.Own(Empty);
    private readonly OwnedRule _unchained = context.Rules.Own(Unchained);

    public static RuleDescriptor[] Rules => [Empty, Unchained, Reserved];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(
            TraceName.NdisFreePacketPool, (in e) => CheckPool(e, new NdisFreePacketPoolCall(in e).Outstanding));
        events.OnCall(
            TraceName.NdisFreeBufferPool, (in e) => CheckPool(e, new NdisFreeBufferPoolCall(in e).Outstanding));
        events.OnCall(TraceName.NdisFreePacket, OnFree);
        events.OnCall(
            TraceName.NdisAllocatePacketPool,
            (in e) => CheckReserved(e, new NdisAllocatePacketPoolCall(in e).ProtocolReservedLength));
        events.OnCall(
            TraceName.NdisAllocatePacketPoolEx,
            (in e) => CheckReserved(e, new NdisAllocatePacketPoolExCall(in e).ProtocolReservedLength));
    }

    private void CheckReserved(in TraceEvent e, uint length)
    {
        _reserved.Exercise();
        if (length < ReservedBytes)
        {
            _reserved.Report(
                context.Adapters.CurrentId,
                0,
                e.Sequence,
                Invariant($"a ProtocolReservedLength of {ReservedBytes} bytes"),
                Invariant($"{e.Name} got ProtocolReservedLength {length}"));
        }
    }

    private void CheckPool(in TraceEvent e, uint outstanding)
    {
        _empty.Exercise();
        if (outstanding > 0)
        {
            _empty.Report(
                e.Subject,
                0,
                e.Sequence,
                $"{e.Name} only when all descriptors of the pool are freed",
                Invariant($"it was freed with {outstanding} descriptors still allocated"));
        }
    }

    private void OnFree(in TraceEvent e)
    {
        NdisFreePacketCall call = new(in e);
        _unchained.Exercise();
        if (call.Buffers > 0)
        {
            _unchained.Report(
                call.Packet,
                0,
                e.Sequence,
                "NdisFreePacket only after all buffers are unchained",
                Invariant($"it was freed with {call.Buffers} buffers chained to it"));
        }
    }
}
