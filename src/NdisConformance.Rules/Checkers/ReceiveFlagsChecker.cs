using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>The flags and the port of an indication, and whether its frames are as the flags say.</summary>
[Resets]
internal sealed partial class ReceiveFlagsChecker(CheckerContext context) : IChecker
{
    // What a miniport without virtual machine queues can have to say.
    private const ulong Fitting = NDIS.NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | NDIS.NDIS_RECEIVE_FLAGS_RESOURCES
        | NDIS.NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE | NDIS.NDIS_RECEIVE_FLAGS_SINGLE_VLAN
        | NDIS.NDIS_RECEIVE_FLAGS_PERFECT_FILTERED;

    // Of no use without queues of virtual machines, and drivers set them all the same.
    private const ulong Idle = NDIS.NDIS_RECEIVE_FLAGS_SINGLE_QUEUE | NDIS.NDIS_RECEIVE_FLAGS_SHARED_MEMORY_INFO_VALID;

    private static readonly RuleDescriptor TrueFlags = new()
    {
        Id = "RECV-019",
        Level = RuleLevel.Must,
        Title = "True receive flags, and the port",
        Requirement = "An indication has documented flags only, and the reserved MORE_NBLS is clear; SINGLE_QUEUE and "
            + "SHARED_MEMORY_INFO_VALID without virtual machine queues are advice. SINGLE_ETHER_TYPE is set only where "
            + "all frames have one EtherType. PortNumber is the default port or one that was allocated.",
        Source = "Recv",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _flags = context.Rules.Own(TrueFlags);

    // Whether the flag of the indication says that all its frames are of one EtherType, and which that is.
    private bool _isOneEtherType;
    private ulong _etherType;

    public static RuleDescriptor[] Rules => [TrueFlags];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMIndicateReceiveNetBufferLists, OnIndicate);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
    }

    private void OnIndicate(in TraceEvent e)
    {
        NdisMIndicateReceiveNetBufferListsCall call = new(in e);
        ulong flags = call.Flags;
        _isOneEtherType = (flags & NDIS.NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE) != 0;
        _etherType = 0;
        _flags.Exercise();
        if ((flags & NDIS.NDIS_RECEIVE_FLAGS_MORE_NBLS) != 0)
        {
            _flags.Report(
                call.Nbl,
                0,
                e.Sequence,
                "NDIS_RECEIVE_FLAGS_MORE_NBLS clear in ReceiveFlags",
                "NdisMIndicateReceiveNetBufferLists got NDIS_RECEIVE_FLAGS_MORE_NBLS");
        }
        else if ((flags & ~(Fitting | Idle)) is > 0 and var unfit)
        {
            _flags.Report(
                call.Nbl,
                0,
                e.Sequence,
                "only documented ReceiveFlags that fit this adapter",
                Invariant($"NdisMIndicateReceiveNetBufferLists got 0x{unfit:X} in ReceiveFlags, too"));
        }
        else if ((flags & Idle) != 0)
        {
            _flags.Advise(
                call.Nbl,
                0,
                e.Sequence,
                "ReceiveFlags of virtual machine queues clear, as there are none",
                Invariant($"NdisMIndicateReceiveNetBufferLists got 0x{flags & Idle:X} in ReceiveFlags"));
        }

        if (call.Port != NDIS.NDIS_DEFAULT_PORT_NUMBER)
        {
            _flags.Report(
                call.Nbl,
                0,
                e.Sequence,
                "PortNumber NDIS_DEFAULT_PORT_NUMBER, as no other port was allocated",
                Invariant($"NdisMIndicateReceiveNetBufferLists got PortNumber {call.Port}"));
        }
    }

    private void OnIndicated(in TraceEvent e)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        ulong etherType = indicated.EtherType;
        if (!_isOneEtherType || etherType == 0 || indicated.Owner != OwnerCode.Miniport
            || context.Receives.IsBehindStaleLink)
        {
            return;
        }

        if (_etherType != 0 && _etherType != etherType)
        {
            _isOneEtherType = false;
            _flags.Report(
                indicated.Nbl,
                0,
                e.Sequence,
                "NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE only where all frames have one EtherType",
                Invariant($"it has EtherType 0x{etherType:X4}, and a list before it 0x{_etherType:X4}"));
        }

        _etherType = etherType;
    }
}
