using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Indications of received lists.</summary>
[Resets]
internal sealed partial class ReceiveChecker(CheckerContext context) : IChecker
{
    private const string Agreeing = "MdlChain, CurrentMdl, CurrentMdlOffset, DataOffset and DataLength that "
        + "describe the same data";

    private static readonly RuleDescriptor Source = new()
    {
        Id = "RECV-001",
        Level = RuleLevel.Must,
        Title = "The source is the adapter",
        Requirement = "SourceHandle of each indicated list is the adapter handle.",
        Source = "Recv",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private static readonly RuleDescriptor Count = new()
    {
        Id = "RECV-002",
        Level = RuleLevel.Must,
        Title = "The count is the chain's",
        Requirement = "NumberOfNetBufferLists is the length of the chain (AMB-18).",
        Source = "Recv",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private static readonly RuleDescriptor Consistent = new()
    {
        Id = "RECV-003",
        Level = RuleLevel.Must,
        Title = "Sound lists are indicated",
        Requirement = "List, NET_BUFFER and MDLs are properly initialized: members agree and data is there.",
        Source = "Recv",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private static readonly RuleDescriptor Again = new()
    {
        Id = "RECV-008",
        Level = RuleLevel.Must,
        Title = "Indicated once at a time",
        Requirement = "A list that NDIS owns is not indicated again.",
        Source = "Recv, BC7C",
        Why = Consequence.ListBelongsToNdis,
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private static readonly RuleDescriptor Running = new()
    {
        Id = "RECV-013",
        Level = RuleLevel.Must,
        Title = "No receives before the first restart",
        Requirement = "Nothing is indicated while halted or initializing.",
        Source = "States",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    internal static readonly RuleDescriptor NotPaused = new()
    {
        Id = "RECV-014",
        Level = RuleLevel.Must,
        Title = "No receives while paused",
        Requirement = "Nothing is indicated while paused (AMB-12).",
        Source = "Pause, States",
        Page = "It says \"should\". The rule is binding: whoever is above has freed what receives lists.",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private static readonly RuleDescriptor OneNb = new()
    {
        Id = "RECV-016",
        Level = RuleLevel.Must,
        Title = "One NET_BUFFER in each list",
        Requirement = "An Ethernet miniport indicates lists with exactly one NET_BUFFER.",
        Source = "EthRx",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    internal static readonly RuleDescriptor Level = new()
    {
        Id = "RECV-018",
        Level = RuleLevel.Must,
        Title = "Indication level and flag",
        Requirement = "Indications are made at DISPATCH_LEVEL or below, and the DISPATCH flag is set only at "
            + "DISPATCH_LEVEL.",
        Source = "Recv, IrqlT",
        WindowsEquivalent = "SDV:Irql_SendRcv_Function",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private static readonly RuleDescriptor OwnLists = new()
    {
        Id = "RECV-024",
        Level = RuleLevel.Must,
        Title = "Own lists are indicated",
        Requirement = "Indicated lists were allocated by this driver.",
        Source = "Recv",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    internal static readonly RuleDescriptor Renewed = new()
    {
        Id = "RECV-012",
        Level = RuleLevel.Must,
        Title = "Returned lists are made new",
        Requirement = "The link and the members of a returned list that tell of the frame before are set anew before "
            + "it is indicated again. NetBufferListInfo that is left from it is advice.",
        Source = "NbA, BufM",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    internal static readonly RuleDescriptor NewChain = new()
    {
        Id = "NBL-013",
        Level = RuleLevel.Must,
        Title = "A new chain, whole",
        Requirement = "Where a NET_BUFFER gets another MDL chain, MdlChain, DataOffset, DataLength, CurrentMdl and "
            + "CurrentMdlOffset are made to agree.",
        Source = "NbA, NbNblA",
        WindowsEquivalent = "0xE6/1F",
        AppliesTo = "NET_BUFFERs that get another MDL chain",
    };

    private static readonly RuleDescriptor FromPool = new()
    {
        Id = "NBL-001",
        Level = RuleLevel.Must,
        Title = "Lists come from pools",
        Requirement = "NET_BUFFER_LISTs and NET_BUFFERs come from NDIS pools, never from private memory.",
        Source = "NblA, NbA",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _source = context.Rules.Own(Source);
    private readonly OwnedRule _count = context.Rules.Own(Count);
    private readonly OwnedRule _consistent = context.Rules.Own(Consistent);
    private readonly OwnedRule _again = context.Rules.Own(Again);
    private readonly OwnedRule _running = context.Rules.Own(Running);
    private readonly OwnedRule _notPaused = context.Rules.Own(NotPaused);
    private readonly OwnedRule _oneNb = context.Rules.Own(OneNb);
    private readonly OwnedRule _level = context.Rules.Own(Level);
    private readonly OwnedRule _ownLists = context.Rules.Own(OwnLists);
    private readonly OwnedRule _renewed = context.Rules.Own(Renewed);
    private readonly OwnedRule _newChain = context.Rules.Own(NewChain);
    private readonly OwnedRule _fromPool = context.Rules.Own(FromPool);
    private readonly OwnedRule _pairs = context.Rules.Borrow(PoolChecker.Pairs);
    private readonly OwnedRule _mdls = context.Rules.Borrow(NullResultChecker.Mdls);
    private readonly OwnedRule _bytes = context.Rules.Borrow(DataAccessChecker.Visible);
    private TraceObject _adapter;

    // The list of which a NET_BUFFER lies in the driver's own memory.
    private TraceObject _private;

    // The newest one that was stated, just before the indication that it belongs to.
    private TraceEvent _described;

    public static RuleDescriptor[] Rules =>
    [
        Source, Count, Consistent, Again, Running, NotPaused, OneNb, Level, OwnLists, Renewed, NewChain, FromPool,
    ];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMIndicateReceiveNetBufferLists, OnIndicate);
        events.OnFact(TraceName.DataMisdescribed, (in e) => _described = e);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnFact(TraceName.WireReceive, OnWireReceive);
        events.OnFact(TraceName.OldInfoIndicated, OnOldInfo);
        events.OnFact(TraceName.PrivateNetBufferIndicated, OnPrivate);
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
        NdisMIndicateReceiveNetBufferListsCall call = new(in e);
        TraceObject nbl = call.Nbl;
        _adapter = call.Adapter;
        CheckState(e, nbl);
        CheckFlags(e, nbl);
        ulong said = call.NumberOfNetBufferLists;
        ulong counted = call.Count;
        _count.Exercise();
        TraceObject stale = context.Receives.StaleLink;
        if (stale.Number != 0)
        {
            _renewed.Report(
                stale,
                IndicationOf(stale),
                e.Sequence,
                "Next of a returned list set before it is indicated again",
                "it was indicated with the Next that it had when it was returned",
                new FindingLinks { Spoils = [Subject.Call(e.Sequence)] });
        }
        else if (said != counted)
        {
            _count.Report(
                nbl,
                0,
                e.Sequence,
                Invariant($"NumberOfNetBufferLists {counted}, the number of lists in the chain"),
                Invariant($"NdisMIndicateReceiveNetBufferLists got NumberOfNetBufferLists {said}"));
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
                "indications only from MiniportRestart until the pause is complete",
                $"it was indicated while the adapter was {e.State}",
                new FindingLinks { Within = [Subject.Call(e.Sequence)] });
        }
    }

    private void CheckFlags(in TraceEvent e, TraceObject nbl)
    {
        ulong flags = new NdisMIndicateReceiveNetBufferListsCall(in e).Flags;
        _level.Exercise();
        if ((flags & NDIS.NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL) != 0 && e.Irql < NDIS.DISPATCH_LEVEL)
        {
            _level.Report(
                nbl,
                0,
                e.Sequence,
                "NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL at DISPATCH_LEVEL only",
                $"NdisMIndicateReceiveNetBufferLists got the flag at {TraceText.Irql(e.Irql)}");
        }
    }

    /// <summary>Stated just before the list: nothing else about its NET_BUFFERs means anything then.</summary>
    private void OnPrivate(in TraceEvent e)
    {
        PrivateNetBufferIndicatedEvent indicated = new(in e);
        _private = indicated.Nbl.Identity;
        _fromPool.Exercise();
        _fromPool.Report(
            _private,
            0,
            e.Sequence,
            "NET_BUFFERs from NDIS pools",
            $"it was indicated with {indicated.Block} linked as a NET_BUFFER");
    }

    /// <summary>No page says who clears it, so it is advice.</summary>
    private void OnOldInfo(in TraceEvent e)
    {
        TraceObject nbl = new OldInfoIndicatedEvent(in e).Nbl;
        _renewed.Advise(
            nbl,
            IndicationOf(nbl),
            e.Sequence,
            "NetBufferListInfo with values of this frame, or zeros",
            "it was indicated with the Ieee8021QNetBufferListInfo of the frame before");
    }

    private void OnIndicated(in TraceEvent e)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        TraceObject nbl = indicated.Nbl;
        TraceObject source = indicated.Source;
        bool isPrivate = nbl.Identity == _private;
        _private = default;
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
                $"the miniport adapter handle ({_adapter.Identity}) as SourceHandle",
                $"it was indicated with {Wording.Given(source)} as SourceHandle");
        }

        if (isPrivate)
        {
            return;
        }

        _oneNb.Exercise();
        if (indicated.NetBuffers != 1)
        {
            _oneNb.Report(
                nbl,
                0,
                e.Sequence,
                "one NET_BUFFER in each list",
                Invariant($"it was indicated with {indicated.NetBuffers} NET_BUFFERs"));
        }

        CheckConsistency(e, nbl);
    }

    private bool CheckOwner(in TraceEvent e, TraceObject nbl)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        _fromPool.Exercise();
        _ownLists.Exercise();
        if (nbl.Kind != ObjectKind.Nbl || nbl.Number == 0)
        {
            _fromPool.Report(
                nbl.Number == 0 ? default : nbl,
                0,
                e.Sequence,
                "NET_BUFFER_LISTs from NDIS pools",
                $"NdisMIndicateReceiveNetBufferLists got {Wording.Given(nbl)}");
            return false;
        }

        if (context.Sends.Nbls.Contains(nbl.Number) || indicated.Owner == OwnerCode.Nobody)
        {
            _ownLists.Report(
                nbl,
                0,
                e.Sequence,
                "NET_BUFFER_LISTs that the driver allocated",
                "it was indicated, and the driver did not allocate it");
            return false;
        }

        if (indicated.Owner == OwnerCode.Ndis)
        {
            ref readonly ReceiveState receive = ref context.Receives.Nbls.Find(nbl.Number);
            _again.Report(
                nbl,
                Unsafe.IsNullRef(in receive) ? 0 : receive.Indicated,
                e.Sequence,
                "no indication of a list that NDIS holds",
                "it was indicated before, and is not returned");
            return false;
        }

        return true;
    }

    private void CheckConsistency(in TraceEvent e, TraceObject nbl)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        _consistent.Exercise();
        ref readonly MemberState member = ref context.Pools.Nbls.Find(nbl.Number);
        bool isKnown = !Unsafe.IsNullRef(in member);
        bool isNewChain = indicated.NewChain;
        _renewed.Exercise(isKnown && member.Indicated != 0);
        _newChain.Exercise(isNewChain);
        if (indicated.Consistent)
        {
            if (!isKnown || !IsLengthStale(e, nbl, member))
            {
                CheckBytes(e, nbl);
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
                "it was indicated with the NET_BUFFER of NdisAllocateNetBufferList, which has no MDL");
            return;
        }

        if (isKnown && member.MdlRefused != 0 && !isNewChain)
        {
            _mdls.Report(
                nbl,
                member.MdlRefused,
                e.Sequence,
                "a check for the NULL that NdisAllocateMdl returned",
                "it was indicated without an MDL");
            return;
        }

        bool isStale = isKnown && member.WasSound && !isNewChain;
        OwnedRule rule = isNewChain ? _newChain : isStale ? _renewed : _consistent;
        rule.Report(
            nbl,
            isStale ? member.Indicated : 0,
            e.Sequence,
            Agreeing,
            Flaw(e, isNewChain));
    }

    /// <summary>What contradicts what in a list that is indicated.</summary>
    private string Flaw(in TraceEvent e, bool isNewChain)
    {
        bool isDescribed = _described.Sequence != 0 && _described.Sequence == e.Sequence - 1;
        return isDescribed
            ? "it was indicated with " + Wording.Described(new DataMisdescribedEvent(in _described), isNewChain)
            : "it was indicated without a NET_BUFFER that has data";
    }

    /// <summary>A length that was right for the frame before, and is not for this one.</summary>
    private bool IsLengthStale(in TraceEvent e, TraceObject nbl, in MemberState member)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        ulong length = indicated.DataLength;
        ulong frameLength = indicated.FrameLength;
        bool isStale = frameLength != 0 && length != frameLength && length == member.FrameLength;
        if (isStale)
        {
            _renewed.Report(
                nbl,
                member.Indicated,
                e.Sequence,
                Invariant($"DataLength {frameLength}, the length of the frame"),
                Invariant($"it was indicated with DataLength {length}, as for the frame before"));
        }

        return isStale;
    }

    /// <summary>What is still mapped for the device need not be there, and is judged elsewhere.</summary>
    private void CheckBytes(in TraceEvent e, TraceObject nbl)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        if (indicated.Match is FrameMatch.Altered or FrameMatch.Again
            && !context.Mappings.FromDeviceByNbl.Contains(nbl.Number))
        {
            ulong frameLength = indicated.FrameLength;
            _bytes.Report(
                nbl,
                0,
                e.Sequence,
                frameLength != 0 ? Invariant($"the {frameLength} bytes of a frame as it arrived, once")
                    : "the bytes of a frame as it arrived",
                indicated.Match == FrameMatch.Again ? $"{indicated.Frame} was indicated before"
                    : frameLength == 0 ? "it was indicated with bytes of no frame that arrived"
                    : frameLength != indicated.DataLength ? "it was indicated with "
                        + Invariant($"DataLength {indicated.DataLength}")
                    : "it was indicated with other bytes");
        }
    }

    private long IndicationOf(TraceObject nbl)
    {
        ref readonly MemberState member = ref context.Pools.Nbls.Find(nbl.Number);
        return Unsafe.IsNullRef(in member) ? 0 : member.Indicated;
    }
}
