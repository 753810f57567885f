using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Requests for scatter/gather lists: for what, with which flags, when, and on which buffer.</summary>
[Resets]
internal sealed partial class RequestChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor One = new()
    {
        Id = "SGDMA-ALLOC-003",
        Level = RuleLevel.Must,
        Title = "One mapping of a NET_BUFFER at a time",
        Requirement = "Each NET_BUFFER that is to be mapped gets its own request, and at any time it has at most one "
            + "live mapping or pending request. Freeing, coalescing and mapping again is legal.",
        Source = "AllocSG",
        WindowsEquivalent = "0xE6/1D",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Owned = new()
    {
        Id = "SGDMA-ALLOC-004",
        Level = RuleLevel.Must,
        Title = "Own NET_BUFFERs only",
        Requirement = "The NET_BUFFER belongs to a list that the miniport owns now: a send in progress, or one of its "
            + "own.",
        Source = "AllocSG, Send, SendC",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Direction = new()
    {
        Id = "SGDMA-ALLOC-005",
        Level = RuleLevel.Must,
        Title = "The direction is stated",
        Requirement = "NDIS_SG_LIST_WRITE_TO_DEVICE is set for a send and clear for device to memory.",
        Source = "AllocSG",
        Why = Consequence.WrongDirection,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private static readonly RuleDescriptor Flags = new()
    {
        Id = "SGDMA-ALLOC-006",
        Level = RuleLevel.Must,
        Title = "No other flags",
        Requirement = "No other bit of Flags is set.",
        Source = "AllocSG",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Time = new()
    {
        Id = "SGDMA-ALLOC-023",
        Level = RuleLevel.Must,
        Title = "Only while the channel lives",
        Requirement = "No request before the registration succeeded or after the deregistration, and none to the "
            + "device while halted or initializing (AMB-21).",
        Source = "AllocSG",
        WindowsEquivalent = "0xE6/18",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private static readonly RuleDescriptor State = new()
    {
        Id = "SGDMA-ALLOC-024",
        Level = RuleLevel.Should,
        Title = "Requested on the send path",
        Requirement = "To the device, lists are requested on the send path or in work that continues it, while "
            + "running or pausing (AMB-21).",
        Source = "AllocSG, SGC",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Data = new()
    {
        Id = "SGDMA-ALLOC-025",
        Level = RuleLevel.Must,
        Title = "Data to map",
        Requirement = "A NET_BUFFER that is to be mapped has a DataLength above 0, and a CurrentMdl and "
            + "CurrentMdlOffset that are consistent with DataOffset.",
        Source = "NbD, BCE6",
        WindowsEquivalent = "0xE6/21",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private readonly OwnedRule _one = context.Rules.Own(One);
    private readonly OwnedRule _owned = context.Rules.Own(Owned);
    private readonly OwnedRule _direction = context.Rules.Own(Direction);
    private readonly OwnedRule _flags = context.Rules.Own(Flags);
    private readonly OwnedRule _time = context.Rules.Own(Time);
    private readonly OwnedRule _state = context.Rules.Own(State);
    private readonly OwnedRule _data = context.Rules.Own(Data);
    private readonly OwnedRule _newChain = context.Rules.Borrow(ReceiveChecker.NewChain);

    private SgRole _role;
    private long _request;
    private TraceEvent _described;

    public static RuleDescriptor[] Rules => [One, Owned, Direction, Flags, Time, State, Data];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMAllocateNetBufferSGList, OnRequest);
        events.OnFact(TraceName.DataMisdescribed, (in e) => _described = e);
        events.OnFact(TraceName.InconsistentNetBuffer, OnInconsistent);
    }

    private void OnRequest(in TraceEvent e)
    {
        NdisMAllocateNetBufferSGListCall call = new(in e);
        TraceObject nb = call.Nb;
        SgRole role = call.Role;
        _role = role;
        _request = e.Sequence;
        ulong flags = call.Flags;
        bool isToDevice = (flags & NDIS.NDIS_SG_LIST_WRITE_TO_DEVICE) != 0;
        CheckOwner(e, nb, role);
        CheckSingle(e, nb);
        CheckFlags(e, nb, role, flags);
        CheckState(e, nb, isToDevice || role == SgRole.Send);
        if (role != SgRole.NotOwned)
        {
            CheckData(e, nb);
        }
    }

    private void CheckOwner(in TraceEvent e, TraceObject nb, SgRole role)
    {
        _owned.Exercise();
        if (role == SgRole.NotOwned)
        {
            _owned.Report(
                nb.Number == 0 ? default : nb,
                0,
                e.Sequence,
                "NdisMAllocateNetBufferSGList with a NET_BUFFER of a list that the miniport owns now",
                $"NdisMAllocateNetBufferSGList got {Wording.Given(nb)}, and the miniport does not own it",
                new FindingLinks
                {
                    Spoils = [Subject.Call(e.Sequence)],
                    Within = [context.Sends.CompletionOf(nb).Object],
                });
        }
    }

    private void CheckSingle(in TraceEvent e, TraceObject nb)
    {
        _one.Exercise();
        if (context.Mappings.LiveOf(nb) > 0)
        {
            uint sg = context.Mappings.ByNb.Find(nb.Number).Newest;
            _one.Report(
                nb,
                context.Mappings.Mappings.Find(sg).Requested,
                e.Sequence,
                "at most one mapping of a NET_BUFFER at a time",
                Invariant($"it was mapped by NdisMAllocateNetBufferSGList again while sg#{sg} was not freed"),
                new FindingLinks
                {
                    Spoils = [Subject.Mapping(e.Sequence), .. context.Mappings.LiveMappingsOf(nb.Number)],
                });
        }
    }

    private void CheckFlags(in TraceEvent e, TraceObject nb, SgRole role, ulong flags)
    {
        _flags.Exercise();
        if ((flags & ~(ulong)NDIS.NDIS_SG_LIST_WRITE_TO_DEVICE) != 0)
        {
            _flags.Report(
                nb,
                0,
                e.Sequence,
                "no flag but NDIS_SG_LIST_WRITE_TO_DEVICE",
                Invariant($"NdisMAllocateNetBufferSGList got Flags 0x{flags:X}"));
        }

        _direction.Exercise(role == SgRole.Send);
        if (role == SgRole.Send && (flags & NDIS.NDIS_SG_LIST_WRITE_TO_DEVICE) == 0)
        {
            _direction.Report(
                nb,
                0,
                e.Sequence,
                "NDIS_SG_LIST_WRITE_TO_DEVICE for a send",
                Invariant($"NdisMAllocateNetBufferSGList got Flags 0x{flags:X}"),
                new FindingLinks { Spoils = [Subject.Call(e.Sequence)] });
        }
    }

    private void CheckState(in TraceEvent e, TraceObject nb, bool isToDevice)
    {
        _time.Exercise();
        _state.Exercise(isToDevice);
        if (!isToDevice || e.State is AdapterState.Running or AdapterState.Pausing)
        {
            return;
        }

        if (e.State is AdapterState.Halted or AdapterState.Initializing)
        {
            _time.Report(
                nb,
                0,
                e.Sequence,
                "no mapping for a send before MiniportInitializeEx returned or after MiniportHaltEx",
                $"NdisMAllocateNetBufferSGList was called while the adapter was {e.State}");
        }
        else
        {
            _state.Report(
                nb,
                0,
                e.Sequence,
                "mappings for sends only while the adapter is running or pausing",
                $"NdisMAllocateNetBufferSGList was called while the adapter was {e.State}");
        }
    }

    private void CheckData(in TraceEvent e, TraceObject nb)
    {
        _data.Exercise();
        if (new NdisMAllocateNetBufferSGListCall(in e).DataLength == 0)
        {
            _data.Report(
                nb,
                0,
                e.Sequence,
                "a DataLength above 0",
                "it was given to NdisMAllocateNetBufferSGList with DataLength 0",
                LinksOf(nb));
        }
    }

    private void OnInconsistent(in TraceEvent e)
    {
        InconsistentNetBufferEvent buffer = new(in e);
        // Stated right behind the call: of a NET_BUFFER of others nothing else is reported.
        if (_role == SgRole.NotOwned)
        {
            return;
        }

        TraceObject nb = buffer.Nb;
        bool isNewChain = buffer.NewChain;
        (isNewChain ? _newChain : _data).Report(
            nb,
            0,
            e.Sequence,
            "CurrentMdl and CurrentMdlOffset at the byte of DataOffset, and an MDL chain that holds the data",
            _described.Sequence == 0
                ? "it was mapped with members that do not match"
                : "it was mapped with " + Wording.Described(new DataMisdescribedEvent(in _described), isNewChain),
            LinksOf(nb));
    }

    /// <summary>The list that the NET_BUFFER was sent with cannot go out as it should.</summary>
    private FindingLinks LinksOf(TraceObject nb) => new()
    {
        Spoils = [Subject.Call(_request), new TraceObject(ObjectKind.Nbl, context.Sends.NblOf(nb.Number))],
    };
}
