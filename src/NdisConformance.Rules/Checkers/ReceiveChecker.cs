using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Rules.Argument;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Indications of received lists.</summary>
internal sealed class ReceiveChecker(CheckerContext context) : IChecker
{
    private const string Agreeing = "MdlChain, CurrentMdl, offsets and lengths that agree";
    private const string NotTheNewChain = "MdlChain is another than before, and the others do not agree with it";
    private readonly OwnedRule _source = context.Rules.Own("RECV-001");
    private readonly OwnedRule _count = context.Rules.Own("RECV-002");
    private readonly OwnedRule _consistent = context.Rules.Own("RECV-003");
    private readonly OwnedRule _again = context.Rules.Own("RECV-008");
    private readonly OwnedRule _running = context.Rules.Own("RECV-013");
    private readonly OwnedRule _notPaused = context.Rules.Own("RECV-014");
    private readonly OwnedRule _oneNb = context.Rules.Own("RECV-016");
    private readonly OwnedRule _level = context.Rules.Own("RECV-018");
    private readonly OwnedRule _reserved = context.Rules.Own("RECV-019");
    private readonly OwnedRule _ownLists = context.Rules.Own("RECV-024");
    private readonly OwnedRule _loopback = context.Rules.Own("SEND-019");
    private readonly OwnedRule _wholeChain = context.Rules.Own("RECV-011");
    private readonly OwnedRule _renewed = context.Rules.Own("RECV-012");
    private readonly OwnedRule _whilePausing = context.Rules.Own("RECV-023");
    private readonly OwnedRule _newChain = context.Rules.Own("NBL-013");
    private readonly OwnedRule _fromPool = context.Rules.Own("NBL-001");
    private readonly OwnedRule _pairs = context.Rules.Borrow("POOL-011");
    private readonly OwnedRule _mdls = context.Rules.Borrow("MDL-003");
    private TraceObject _adapter;

    // Whether the flag of the indication says that all its frames are of one EtherType, and which that is.
    private bool _isOneEtherType;
    private ulong _etherType;

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMIndicateReceiveNetBufferLists, OnIndicate);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnFact(TraceName.SendLoopedBack, OnLoopback);
        events.OnFact(
            TraceName.SendSubmitted,
            (in e) => _loopback.Exercise(e.State == AdapterState.Running && IsWithoutLoopback));
        events.OnFact(TraceName.WireReceive, OnWireReceive);
        events.OnEnter(TraceName.MiniportReturnNetBufferLists, OnReturn);
        events.OnReturn(
            TraceName.NdisMIndicateReceiveNetBufferLists,
            (in e) => _again.Exercise(context.Receives.Outstanding > 0));
    }

    /// <summary>A frame that comes while nothing may be indicated shows whether the driver keeps quiet.</summary>
    private void OnWireReceive(in TraceEvent e)
    {
        _notPaused.Exercise(e.State == AdapterState.Paused);
        _running.Exercise(e.State is AdapterState.Halted or AdapterState.Initializing);
    }

    private void OnIndicate(in TraceEvent e)
    {
        TraceObject nbl = e.Object(NdisMIndicateReceiveNetBufferLists.Nbl);
        _adapter = e.Object(NdisMIndicateReceiveNetBufferLists.Adapter);
        CheckState(e, nbl);
        CheckFlags(e, nbl);
        ulong said = e[NdisMIndicateReceiveNetBufferLists.NumberOfNetBufferLists];
        ulong counted = e[NdisMIndicateReceiveNetBufferLists.Count];
        _count.Exercise();
        TraceObject stale = context.Receives.StaleLink;
        if (stale.Number != 0)
        {
            _renewed.Report(
                stale,
                IndicationOf(stale),
                e.Sequence,
                "the link of a returned list set anew",
                "it still leads to the list that it was returned with");
        }
        else if (said != counted)
        {
            _count.Report(
                nbl,
                0,
                e.Sequence,
                Invariant($"NumberOfNetBufferLists {counted}, the length of the chain"),
                Invariant($"{said} was given"));
        }
    }

    private void CheckState(in TraceEvent e, TraceObject nbl)
    {
        if (!_adapter.IsLive)
        {
            return;
        }

        OwnedRule? rule = e.State switch
        {
            AdapterState.Paused => _notPaused,
            AdapterState.Halted or AdapterState.Initializing or AdapterState.Shutdown => _running,
            _ => null,
        };
        if (rule is not null)
        {
            rule.Exercise();
            rule.Report(
                nbl,
                0,
                e.Sequence,
                "indications from the restart to the end of the pause only",
                $"it was indicated while the adapter is {e.State}");
        }
    }

    private void CheckFlags(in TraceEvent e, TraceObject nbl)
    {
        ulong flags = e[NdisMIndicateReceiveNetBufferLists.Flags];
        _isOneEtherType = (flags & NDIS.NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE) != 0;
        _etherType = 0;
        _level.Exercise();
        _reserved.Exercise();
        if ((flags & NDIS.NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL) != 0 && e.Irql < NDIS.DISPATCH_LEVEL)
        {
            _level.Report(
                nbl,
                0,
                e.Sequence,
                "NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL at DISPATCH_LEVEL only",
                Invariant($"it was set at IRQL {e.Irql}"));
        }

        if ((flags & NDIS.NDIS_RECEIVE_FLAGS_MORE_NBLS) != 0)
        {
            _reserved.Report(nbl, 0, e.Sequence, "NDIS_RECEIVE_FLAGS_MORE_NBLS clear", "it is set");
        }
    }

    private bool IsWithoutLoopback
        => context.Adapters.Current is { } adapter && (adapter.MacOptions & NDIS.NDIS_MAC_OPTION_NO_LOOPBACK) != 0;

    private void OnLoopback(in TraceEvent e)
    {
        if (IsWithoutLoopback)
        {
            _loopback.Report(
                e.Object(SendLoopedBack.Nbl),
                context.Adapters.Current!.GeneralAttributes,
                e.Sequence,
                "no own sends indicated by an adapter with NDIS_MAC_OPTION_NO_LOOPBACK",
                $"it has the bytes of {TraceText.Object(e.Object(SendLoopedBack.Nb))}");
        }
    }

    private void OnIndicated(in TraceEvent e)
    {
        TraceObject nbl = e.Object(ReceiveIndicated.Nbl);
        TraceObject source = e.Object(ReceiveIndicated.Source);
        if (context.Receives.IsBehindStaleLink || !CheckOwner(e, nbl))
        {
            return;
        }

        _source.Exercise();
        if (!source.IsLive || source.Identity != _adapter.Identity)
        {
            _source.Report(
                nbl,
                0,
                e.Sequence,
                $"the handle of {TraceText.Object(_adapter.Identity)} as SourceHandle",
                TraceText.Object(source) + " stands there");
        }

        _oneNb.Exercise();
        if (e[ReceiveIndicated.NetBuffers] != 1)
        {
            _oneNb.Report(
                nbl,
                0,
                e.Sequence,
                "one NET_BUFFER in each list",
                Invariant($"it has {e[ReceiveIndicated.NetBuffers]}"));
        }

        CheckConsistency(e, nbl);
        CheckEtherType(e, nbl);
    }

    private void CheckEtherType(in TraceEvent e, TraceObject nbl)
    {
        ulong etherType = e[ReceiveIndicated.EtherType];
        if (!_isOneEtherType || etherType == 0)
        {
            return;
        }

        if (_etherType != 0 && _etherType != etherType)
        {
            _isOneEtherType = false;
            _reserved.Report(
                nbl,
                0,
                e.Sequence,
                "NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE only where all frames have one EtherType",
                Invariant($"a frame of 0x{etherType:X} follows one of 0x{_etherType:X}"));
        }

        _etherType = etherType;
    }

    private bool CheckOwner(in TraceEvent e, TraceObject nbl)
    {
        _fromPool.Exercise();
        _ownLists.Exercise();
        if (nbl.Kind != ObjectKind.Nbl || nbl.Number == 0)
        {
            _fromPool.Report(
                nbl.Number == 0 ? default : nbl,
                0,
                e.Sequence,
                "lists from NDIS pools",
                TraceText.Object(nbl) + " was indicated");
            return false;
        }

        if (context.Sends.Nbls.Contains(nbl.Number) || (OwnerCode)e[ReceiveIndicated.Owner] == OwnerCode.Nobody)
        {
            _ownLists.Report(
                nbl, 0, e.Sequence, "lists that the driver allocated", "it is none of them");
            return false;
        }

        if ((OwnerCode)e[ReceiveIndicated.Owner] == OwnerCode.Ndis)
        {
            ref ReceiveState receive = ref context.Receives.Nbls.Find(nbl.Number);
            _again.Report(
                nbl,
                Unsafe.IsNullRef(ref receive) ? 0 : receive.Indicated,
                e.Sequence,
                "no list indicated that NDIS holds",
                "it was indicated before and is not back");
            return false;
        }

        return true;
    }

    private void CheckConsistency(in TraceEvent e, TraceObject nbl)
    {
        _consistent.Exercise();
        ref MemberState member = ref context.Pools.Nbls.Find(nbl.Number);
        bool isKnown = !Unsafe.IsNullRef(ref member);
        bool isNewChain = e[ReceiveIndicated.NewChain] != 0;
        _renewed.Exercise(isKnown && member.Indicated != 0);
        _newChain.Exercise(isNewChain);
        if (e[ReceiveIndicated.Consistent] != 0)
        {
            if (isKnown)
            {
                CheckLength(e, nbl, member);
            }

            return;
        }

        if (isKnown && member.IsUnpaired)
        {
            _pairs.Report(
                nbl,
                member.Made,
                e.Sequence,
                "NdisAllocateNetBufferAndNetBufferList on a pool with fAllocateNetBuffer TRUE and DataSize 0",
                "the NET_BUFFER of NdisAllocateNetBufferList was indicated without data");
            return;
        }

        if (isKnown && member.MdlRefused != 0 && !isNewChain)
        {
            _mdls.Report(
                nbl,
                member.MdlRefused,
                e.Sequence,
                "the NULL result of NdisAllocateMdl handled",
                "a list that was made without an MDL was indicated");
            return;
        }

        bool isStale = isKnown && member.WasSound && !isNewChain;
        OwnedRule rule = isNewChain ? _newChain : isStale ? _renewed : _consistent;
        rule.Report(
            nbl,
            isStale ? member.Indicated : 0,
            e.Sequence,
            Agreeing,
            isNewChain ? NotTheNewChain : "they do not agree");
    }

    /// <summary>A length that was right for the frame before, and is not for this one.</summary>
    private void CheckLength(in TraceEvent e, TraceObject nbl, in MemberState member)
    {
        ulong length = e[ReceiveIndicated.DataLength];
        ulong frameLength = e[ReceiveIndicated.FrameLength];
        if (frameLength != 0 && length != frameLength && length == member.FrameLength)
        {
            _renewed.Report(
                nbl,
                member.Indicated,
                e.Sequence,
                Invariant($"DataLength {frameLength}, the length of the frame"),
                Invariant($"it is {length}, as for the frame before"));
        }
    }

    private void OnReturn(in TraceEvent e)
    {
        _wholeChain.Exercise(e[MiniportReturnNetBufferLists.Count] > 1);
        _whilePausing.Exercise(e.State == AdapterState.Pausing);
    }

    private long IndicationOf(TraceObject nbl)
    {
        ref MemberState member = ref context.Pools.Nbls.Find(nbl.Number);
        return Unsafe.IsNullRef(ref member) ? 0 : member.Indicated;
    }
}
