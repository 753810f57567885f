using System.Runtime.CompilerServices;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Data that the driver touched when it was not its own: sends, receives, mapped and shared memory.</summary>
[Resets]
internal sealed partial class DataAccessChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor AfterInline = new()
    {
        Id = "SGDMA-ALLOC-016",
        Level = RuleLevel.Must,
        Title = "Hands off after the call",
        Requirement = "After the call returned the driver does not touch the NET_BUFFER, its list or its context "
            + "unless it still owns them: the callback may have run inside, and the send may be completed.",
        Source = "ProcSG, SendC",
        Why = Consequence.SendGoneWhenCallReturns,
        AppliesTo = "sends completed inside NdisMAllocateNetBufferSGList",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor DataFinal = new()
    {
        Id = "SGDMA-ALLOC-021",
        Level = RuleLevel.Must,
        Title = "Data is final before the call",
        Requirement = "The data in the MDL chain is final before it is mapped; what is changed afterwards may never "
            + "reach the device.",
        Source = "SGC",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Unchanged = new()
    {
        Id = "SGDMA-LIST-013",
        Level = RuleLevel.Must,
        Title = "A mapped NET_BUFFER stays as it is",
        Requirement = "Between request and free nobody changes the current MDL and offsets, the data length or the "
            + "mapped part of the MDL chain.",
        Source = "FreeSG",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor BeforeFree = new()
    {
        Id = "SGDMA-FREE-009",
        Level = RuleLevel.Must,
        Title = "Freed before received bytes are used",
        Requirement = "For device to memory the free comes before any use of the received bytes: it copies them back "
            + "(AMB-03).",
        Source = "FreeSG, SGC, HalGet, HalPut",
        WindowsEquivalent = "0xE6/0D",
        Why = Consequence.WrongDirection,
        AppliesTo = "from-device mappings",
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    internal static readonly RuleDescriptor Completed = new()
    {
        Id = "SEND-006",
        Level = RuleLevel.Must,
        Title = "Hands off after the completion",
        Requirement = "After the completion the driver touches neither the list nor its NET_BUFFERs, MDLs and data.",
        Source = "Send",
        Why = Consequence.ListBelongsToProtocol,
    };

    internal static readonly RuleDescriptor Indicated = new()
    {
        Id = "RECV-004",
        Level = RuleLevel.Must,
        Title = "Hands off what is indicated",
        Requirement = "Without RESOURCES the driver does not read or write the lists from the call until they return.",
        Source = "Recv, RecvC, Deser",
        Why = Consequence.ListBelongsToNdis,
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    internal static readonly RuleDescriptor Shared = new()
    {
        Id = "SHMEM-019",
        Level = RuleLevel.Must,
        Title = "Used inside its bounds and its life",
        Requirement = "A block is not touched after its free, nor beyond its ends.",
        Source = "BC7C, BCE6",
        WindowsEquivalent = "0x7C/02",
        Preconditions = [TraceName.NdisMAllocateSharedMemory],
    };

    internal static readonly RuleDescriptor Visible = new()
    {
        Id = "RECV-020",
        Level = RuleLevel.Must,
        Title = "Received bytes are there",
        Requirement = "Received bytes are visible to the processor before they are indicated: a from-device mapping "
            + "is freed first (AMB-03). A list that holds a received frame has its bytes and its length, and is "
            + "indicated once; a check sequence may follow.",
        Source = "FreeSG, RecvC",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists, TraceName.NdisMIndicateReceivePacket],
    };

    private readonly OwnedRule _afterInline = context.Rules.Own(AfterInline);
    private readonly OwnedRule _dataFinal = context.Rules.Own(DataFinal);
    private readonly OwnedRule _unchanged = context.Rules.Own(Unchanged);
    private readonly OwnedRule _beforeFree = context.Rules.Own(BeforeFree);
    private readonly OwnedRule _completed = context.Rules.Own(Completed);
    private readonly OwnedRule _partial = context.Rules.Borrow(ListChecker.Partial);
    private readonly OwnedRule _indicated = context.Rules.Own(Indicated);
    private readonly OwnedRule _shared = context.Rules.Own(Shared);
    private readonly OwnedRule _visible = context.Rules.Own(Visible);

    public static RuleDescriptor[] Rules =>
        [AfterInline, DataFinal, Unchanged, BeforeFree, Completed, Indicated, Shared, Visible];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportProcessSGList, OnDelivered);
        events.OnCall(TraceName.NdisMFreeNetBufferSGList, OnFree);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnReturn(TraceName.NdisMIndicateReceiveNetBufferLists, OnIndicateReturn);
        events.OnExit(TraceName.MiniportSendNetBufferLists, OnSendExit);
        events.OnReturn(
            TraceName.NdisMAllocateSharedMemory,
            (in e) => _shared.Exercise(new NdisMAllocateSharedMemoryReturn(in e).Block.IsLive));
        events.OnFact(TraceName.StaleAccess, OnStaleAccess);
        events.OnFact(TraceName.MappedNetBufferChanged, OnChanged);
    }

    private void OnDelivered(in TraceEvent e)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(
            new MiniportProcessSGListEnter(in e).Sg.Number);
        if (!Unsafe.IsNullRef(in mapping))
        {
            _dataFinal.Exercise(!mapping.IsFromDevice);
        }
    }

    private void OnFree(in TraceEvent e)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(
            new NdisMFreeNetBufferSGListCall(in e).Sg.Number);
        if (!Unsafe.IsNullRef(in mapping))
        {
            _unchanged.Exercise();
            _beforeFree.Exercise(mapping is { IsFromDevice: true, Accesses: > 0 });
        }
    }

    private void OnCompleted(in TraceEvent e) => _completed.Exercise();

    private void OnIndicated(in TraceEvent e)
    {
        // Receives whose bytes are still with the device when they are shown to NDIS.
        TraceObject nbl = new ReceiveIndicatedEvent(in e).Nbl.Identity;
        _visible.Exercise();
        if (nbl.Number == 0 || !context.Mappings.FromDeviceByNbl.Contains(nbl.Number))
        {
            return;
        }

        foreach (uint number in context.Mappings.Mappings.Numbers())
        {
            ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(number);
            if (mapping is { IsLive: true, IsFromDevice: true, Role: SgRole.Own }
                && mapping.Nbl == nbl)
            {
                TraceObject sg = new(ObjectKind.Sg, number);
                _beforeFree.Report(
                    sg,
                    mapping.Delivered,
                    e.Sequence,
                    "NdisMFreeNetBufferSGList of a from-device list before its bytes are indicated",
                    $"it was still mapped when {nbl} was indicated");
                _visible.Report(
                    nbl,
                    mapping.Delivered,
                    e.Sequence,
                    "received bytes that the processor can see when they are indicated",
                    $"it was indicated before NdisMFreeNetBufferSGList of {sg}: its bytes may still be in a "
                        + "bounce buffer",
                    new FindingLinks { Spoils = [sg], Within = [sg] });
            }
        }
    }

    /// <summary>What came back inside the call is the driver's again.</summary>
    private void OnIndicateReturn(in TraceEvent e) => _indicated.Exercise(context.Receives.Outstanding > 0);

    private void OnSendExit(in TraceEvent e)
        => _afterInline.Exercise(context.Sends.CompletedInside == e.Begin);

    private void OnStaleAccess(in TraceEvent e)
    {
        StaleAccessEvent access = new(in e);
        TraceObject item = access.Object;
        if (item.Kind is ObjectKind.OidRequest or ObjectKind.OidBuffer)
        {
            // Requests have a checker of their own.
            return;
        }

        if (item.Kind == ObjectKind.Throttle)
        {
            context.Rules.Note(item, e.Sequence, AccessReport.Actual(e));
            return;
        }

        switch (access.Reason)
        {
            case StaleReason.ListNotDelivered or StaleReason.BufferInUse or StaleReason.ListFreed
                or StaleReason.ListReadOnly or StaleReason.IgnoredArgument:
                // Lists have a checker of their own.
                break;
            case StaleReason.Completed:
                OnCompletedAccess(e, item);
                break;
            case StaleReason.Indicated:
                OnIndicatedAccess(e, item);
                break;
            case StaleReason.MappedForDevice:
                AccessReport.Add(
                    _beforeFree,
                    e,
                    context.Mappings.RequestOf(item),
                    "NdisMFreeNetBufferSGList of a from-device list before the driver touches its bytes");
                break;
            case StaleReason.MappedToDevice:
                OnMappedWrite(e, item);
                break;
            case StaleReason.Freed or StaleReason.OutOfBlock when item.Kind == ObjectKind.SharedMemory:
                AccessReport.Add(
                    _shared,
                    e,
                    0,
                    "shared memory touched only inside the block and before NdisMFreeSharedMemory");
                break;
            case StaleReason.Freed or StaleReason.OutOfBlock when OwnMemoryChecker.IsOwn(item.Kind):
                // The driver's own memory has a checker of its own.
                break;
            default:
                context.Rules.Note(item, e.Sequence, AccessReport.Actual(e));
                break;
        }
    }

    private void OnCompletedAccess(in TraceEvent e, TraceObject item)
    {
        long send = context.Stacks.Innermost(e.Processor, TraceName.MiniportSendNetBufferLists).Sequence;
        bool isInline = send != 0
            && context.Sends.CompletedInside == send
            && context.Sends.IsCompletedInside(item, send);
        CompletedList list = context.Sends.CompletionOf(item);
        FindingLinks links = new() { Spoils = [list.Object], Within = [list.Object] };
        if (isInline)
        {
            AccessReport.Add(
                _afterInline,
                e,
                list.Sequence,
                "no access to a NET_BUFFER after NdisMAllocateNetBufferSGList, whose callback may complete the send");
        }
        else if (list.WasHalfRefused)
        {
            AccessReport.Add(
                _partial,
                e,
                list.Sequence,
                "a list completed only when the driver is done with all its NET_BUFFERs",
                links,
                ", after it had completed the list because a mapping request failed");
        }
        else
        {
            AccessReport.Add(
                _completed,
                e,
                list.Sequence,
                "no access to a send after NdisMSendNetBufferListsComplete",
                links,
                list.Behind == 0 ? ""
                    : $", after it was completed as the next list in the chain of {list.Before}");
        }
    }

    /// <summary>What is written when the device is done with the data harms nobody.</summary>
    private void OnMappedWrite(in TraceEvent e, TraceObject item)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(item.Number);
        if (Unsafe.IsNullRef(in mapping))
        {
            return;
        }

        ref readonly NbState nb = ref context.Sends.Nbs.Find(mapping.Nb.Number);
        bool isSend = mapping.Role == SgRole.Send && !Unsafe.IsNullRef(in nb);
        if (isSend ? nb.OnWire != 0 : mapping.Accesses > 0)
        {
            context.Rules.Note(
                item,
                e.Sequence,
                "the driver wrote data that was still mapped, after the device had read it");
            return;
        }

        AccessReport.Add(
            _dataFinal,
            e,
            mapping.Requested,
            "data that is final before NdisMAllocateNetBufferSGList, and unchanged until the list is freed",
            new FindingLinks { Spoils = [mapping.Nb] });
    }

    private void OnChanged(in TraceEvent e)
    {
        MappedNetBufferChangedEvent changed = new(in e);
        TraceObject sg = changed.Sg;
        long request = context.Mappings.RequestOf(sg);
        _unchanged.Report(
            changed.Nb,
            request,
            e.Sequence,
            "the members of a NET_BUFFER unchanged from NdisMAllocateNetBufferSGList to NdisMFreeNetBufferSGList",
            Change(changed, request),
            new FindingLinks { Within = [Subject.Call(request)] });
    }

    /// <summary>The write itself is not seen: no page forbids it before the free.</summary>
    private static string Change(in MappedNetBufferChangedEvent changed, long request)
    {
        string what = changed.Member switch
        {
            MappedMember.MdlChain => "its mapped MDLs have other members than",
            MappedMember.CurrentMdl => $"its CurrentMdl is {Mdl(changed.Now)}, and was {Mdl(changed.Was)}",
            _ => Invariant($"its {changed.Member} is {changed.Now}, and was {changed.Was}"),
        };
        return Invariant($"{what} when it was mapped (#{request}): the driver changed it between that and this free ")
            + $"of {changed.Sg}";
    }

    private static string Mdl(ulong number) => number == 0 ? "no MDL" : Invariant($"mdl#{number}");

    private void OnIndicatedAccess(in TraceEvent e, TraceObject nbl)
    {
        ref readonly ReceiveState receive = ref context.Receives.Nbls.Find(nbl.Number);
        bool isKnown = nbl.Kind == ObjectKind.Nbl && !Unsafe.IsNullRef(in receive);
        AccessReport.Add(
            _indicated,
            e,
            isKnown ? receive.Indicated : 0,
            "no access to an indicated list until it is returned",
            new FindingLinks { Within = isKnown ? [Subject.Call(receive.StrayCall)] : [] });
    }
}
