using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Indications of received lists.</summary>
[Resets]
internal sealed partial class ReceiveChecker(CheckerContext context) : IChecker
{
    private const string Agreeing = "MdlChain, CurrentMdl, offsets and lengths that agree";
    private const string NotTheNewChain = "MdlChain is another than before, and the others do not agree with it";

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

    public static RuleDescriptor[] Rules =>
    [
        Source, Count, Consistent, Again, Running, NotPaused, OneNb, Level, OwnLists, Renewed, NewChain, FromPool,
    ];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMIndicateReceiveNetBufferLists, OnIndicate);
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
                "the link of a returned list set anew",
                "it still leads to the list that it was returned with",
                new FindingLinks { Spoils = [Subject.Call(e.Sequence)] });
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
                $"it was indicated while the adapter is {e.State}",
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
                Invariant($"it was set at IRQL {e.Irql}"));
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
            TraceText.Object(indicated.Block) + " is linked as a NET_BUFFER");
    }

    /// <summary>No page says who clears it, so it is advice.</summary>
    private void OnOldInfo(in TraceEvent e)
    {
        TraceObject nbl = new OldInfoIndicatedEvent(in e).Nbl;
        _renewed.Advise(
            nbl,
            IndicationOf(nbl),
            e.Sequence,
            "NetBufferListInfo that tells of this frame, or nothing",
            "Ieee8021QNetBufferListInfo is what a filter noted on the frame before");
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
                $"the handle of {TraceText.Object(_adapter.Identity)} as SourceHandle",
                TraceText.Object(source) + " stands there");
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
                Invariant($"it has {indicated.NetBuffers}"));
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
                "lists from NDIS pools",
                TraceText.Object(nbl) + " was indicated");
            return false;
        }

        if (context.Sends.Nbls.Contains(nbl.Number) || indicated.Owner == OwnerCode.Nobody)
        {
            _ownLists.Report(
                nbl, 0, e.Sequence, "lists that the driver allocated", "it is none of them");
            return false;
        }

        if (indicated.Owner == OwnerCode.Ndis)
        {
            ref readonly ReceiveState receive = ref context.Receives.Nbls.Find(nbl.Number);
            _again.Report(
                nbl,
                Unsafe.IsNullRef(in receive) ? 0 : receive.Indicated,
                e.Sequence,
                "no list indicated that NDIS holds",
                "it was indicated before and is not back");
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
                Invariant($"it is {length}, as for the frame before"));
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
                indicated.Match == FrameMatch.Again ? TraceText.Object(indicated.Frame) + " was indicated before"
                    : frameLength == 0 ? "no frame with these bytes arrived"
                    : frameLength != indicated.DataLength ? Invariant($"DataLength is {indicated.DataLength}")
                    : "some of the bytes are others");
        }
    }

    private long IndicationOf(TraceObject nbl)
    {
        ref readonly MemberState member = ref context.Pools.Nbls.Find(nbl.Number);
        return Unsafe.IsNullRef(in member) ? 0 : member.Indicated;
    }
}
