using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Lists that were delivered: freed once, as they came, and before the send is completed.</summary>
[Resets]
internal sealed partial class ListChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor FromCallback = new()
    {
        Id = "SGDMA-CB-006",
        Level = RuleLevel.Must,
        Title = "Work from the list that came",
        Requirement = "The driver works from pSGL and remembers it for the free.",
        Source = "ProcSG, AllocSG, HalGet",
        Why = Consequence.ListLiesElsewhere,
        AppliesTo = "list buffers that the driver gives",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private static readonly RuleDescriptor Once = new()
    {
        Id = "SGDMA-FREE-002",
        Level = RuleLevel.Must,
        Title = "Freed once",
        Requirement = "Every list is freed exactly once.",
        Source = "FreeSG, BCE6",
        WindowsEquivalent = "0xE6/06",
        Why = Consequence.FreedTwice,
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    internal static readonly RuleDescriptor Pointer = new()
    {
        Id = "SGDMA-FREE-003",
        Level = RuleLevel.Must,
        Title = "The pointer of the callback",
        Requirement = "pSGL is the pointer that the callback received.",
        Source = "FreeSG, ProcSG, HalPut",
        Why = Consequence.ListLiesElsewhere,
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    private static readonly RuleDescriptor Pair = new()
    {
        Id = "SGDMA-FREE-004",
        Level = RuleLevel.Must,
        Title = "The NET_BUFFER of the list",
        Requirement = "NetBuffer is the one that was mapped by that list.",
        Source = "FreeSG",
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    internal static readonly RuleDescriptor NotInUse = new()
    {
        Id = "SGDMA-FREE-007",
        Level = RuleLevel.Must,
        Title = "Not while the NIC uses it",
        Requirement = "A list is not freed as long as the NIC may still read or write the data.",
        Source = "FreeSG",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.DeviceUsesFreedMemory,
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    internal static readonly RuleDescriptor BeforeCompletion = new()
    {
        Id = "SGDMA-FREE-010",
        Level = RuleLevel.Must,
        Title = "Freed before the completion",
        Requirement = "A list is freed before NdisMSendNetBufferListsComplete of the NET_BUFFER_LIST it belongs to "
            + "(AMB-10).",
        Source = "Send, FreeSG",
        Why = Consequence.PagesUnlockedWhileMapped,
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    private static readonly RuleDescriptor AfterCallback = new()
    {
        Id = "SGDMA-FREE-012",
        Level = RuleLevel.Must,
        Title = "Not before the callback",
        Requirement = "A list is not freed before the callback of its request has run.",
        Source = "AllocSG",
        Why = Consequence.ListNotYetBuilt,
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    internal static readonly RuleDescriptor Pending = new()
    {
        Id = "SGDMA-FREE-017",
        Level = RuleLevel.Must,
        Title = "No completion with a request pending",
        Requirement = "No NET_BUFFER_LIST is completed while a request for one of its NET_BUFFERs is pending.",
        Source = "ProcSG, Send",
        Why = Consequence.PagesUnlockedWhileMapped,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private static readonly RuleDescriptor AfterRefusal = new()
    {
        Id = "SGDMA-ALLOC-019",
        Level = RuleLevel.Must,
        Title = "Nothing to free after RESOURCES",
        Requirement = "On RESOURCES no callback is awaited and no list is freed for that NET_BUFFER.",
        Source = "ProcSG",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Partial = new()
    {
        Id = "SGDMA-ALLOC-020",
        Level = RuleLevel.Must,
        Title = "Half-mapped lists end in order",
        Requirement = "If the request for one NET_BUFFER is refused, the scatter/gather lists of the others are freed, "
            + "and the NET_BUFFER_LIST is completed once, when driver and hardware are done with all of them.",
        Source = "FreeSG, SendC",
        Why = Consequence.PagesUnlockedWhileMapped,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor AllDone = new()
    {
        Id = "SEND-020",
        Level = RuleLevel.Must,
        Title = "Completed when all is done",
        Requirement = "A list is completed only after all its NET_BUFFERs are done.",
        Source = "SendC",
        Why = Consequence.PagesUnlockedWhileMapped,
    };

    internal static readonly RuleDescriptor Late = new()
    {
        Id = "SGDMA-CB-008",
        Level = RuleLevel.Must,
        Title = "Late callbacks",
        Requirement = "A callback that comes after the driver began to pause or cancel posts nothing to stopped "
            + "hardware, yet its list is freed and its send completed.",
        Source = "Pause, Cancel",
        Why = Consequence.ListNotYetBuilt,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Failed = new()
    {
        Id = "SGDMA-FREE-015",
        Level = RuleLevel.Must,
        Title = "Failed sends free their lists",
        Requirement = "A send that was cancelled, aborted or failed frees its lists like any other.",
        Source = "AllocSG",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private readonly OwnedRule _fromCallback = context.Rules.Own(FromCallback);
    private readonly OwnedRule _once = context.Rules.Own(Once);
    private readonly OwnedRule _pointer = context.Rules.Own(Pointer);
    private readonly OwnedRule _pair = context.Rules.Own(Pair);
    private readonly OwnedRule _notInUse = context.Rules.Own(NotInUse);
    private readonly OwnedRule _beforeCompletion = context.Rules.Own(BeforeCompletion);
    private readonly OwnedRule _afterCallback = context.Rules.Own(AfterCallback);
    private readonly OwnedRule _pending = context.Rules.Own(Pending);
    private readonly OwnedRule _afterRefusal = context.Rules.Own(AfterRefusal);
    private readonly OwnedRule _partial = context.Rules.Own(Partial);
    private readonly OwnedRule _allDone = context.Rules.Own(AllDone);
    private readonly OwnedRule _late = context.Rules.Own(Late);
    private readonly OwnedRule _failed = context.Rules.Own(Failed);
    private readonly OwnedRule _cancel = context.Rules.Borrow(CancelChecker.Cancel);
    private readonly OwnedRule _complete = context.Rules.Borrow(ContextChecker.Complete);
    private readonly OwnedRule _ignored = context.Rules.Borrow(ListAccessChecker.Ignored);
    private readonly OwnedRule _handle = context.Rules.Borrow(HandleChecker.Free);

    public static RuleDescriptor[] Rules =>
    [
        FromCallback, Once, Pointer, Pair, NotInUse, BeforeCompletion, AfterCallback, Pending, AfterRefusal, Partial,
        AllDone, Late, Failed,
    ];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMFreeNetBufferSGList, OnFree);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
    }

    private void OnFree(in TraceEvent e)
    {
        NdisMFreeNetBufferSGListCall call = new(in e);
        TraceObject dma = call.Dma;
        TraceObject sg = call.Sg;
        TraceObject nb = call.Nb;
        if (dma is { Kind: ObjectKind.Dma, State: ObjectState.Released })
        {
            return;
        }

        _once.Exercise();
        _pointer.Exercise();
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(sg.Number);
        bool isKnown = sg.Number != 0 && !Unsafe.IsNullRef(in mapping);
        switch (call.Pointer)
        {
            case SgPointer.List when isKnown:
                CheckLive(e, sg, nb, dma, mapping);
                break;
            case SgPointer.OwnBuffer:
                _fromCallback.Exercise();
                _fromCallback.Report(
                    sg,
                    isKnown ? mapping.Delivered : 0,
                    e.Sequence,
                    "NdisMFreeNetBufferSGList with the pSGL that MiniportProcessSGList received",
                    "NdisMFreeNetBufferSGList got the ScatterGatherListBuffer of the request, and the list "
                        + "lies elsewhere");
                break;
            case SgPointer.NotDelivered:
                _afterCallback.Report(
                    sg,
                    isKnown ? mapping.Requested : 0,
                    e.Sequence,
                    "NdisMFreeNetBufferSGList only after MiniportProcessSGList",
                    "it was freed before MiniportProcessSGList delivered it");
                break;
            case SgPointer.List:
                break;
            default:
                ReportNoList(e, sg, nb, isKnown ? mapping.Freed : 0);
                break;
        }
    }

    private void ReportNoList(in TraceEvent e, TraceObject sg, TraceObject nb, long freed)
    {
        ref readonly NbState send = ref context.Sends.Nbs.Find(nb.Number);
        if (nb is { Kind: ObjectKind.Nb, Number: not 0 }
            && !Unsafe.IsNullRef(in send)
            && send.Refused != 0
            && context.Mappings.LiveOf(nb) == 0)
        {
            _afterRefusal.Exercise();
            _afterRefusal.Report(
                nb,
                send.Refused,
                e.Sequence,
                "no NdisMFreeNetBufferSGList for a request that failed",
                $"NdisMFreeNetBufferSGList was called for {nb}, whose request had failed with NDIS_STATUS_RESOURCES");
        }
        else if (new NdisMFreeNetBufferSGListCall(in e).Pointer == SgPointer.FreedList)
        {
            _once.Report(
                sg,
                freed,
                e.Sequence,
                "NdisMFreeNetBufferSGList once for each list",
                freed == 0 ? "it was freed before" : Invariant($"it was freed before, at #{freed}"));
        }
        else
        {
            OwnedRule rule = sg.Kind == ObjectKind.System ? _ignored : _pointer;
            rule.Report(
                sg.Number == 0 ? nb : sg,
                0,
                e.Sequence,
                "NdisMFreeNetBufferSGList with the pSGL that MiniportProcessSGList received",
                "NdisMFreeNetBufferSGList got " + Wording.Given(sg),
                new FindingLinks { Spoils = [NewestOf(nb)] });
        }
    }

    /// <summary>The list that lives on, because another pointer was given for it.</summary>
    private TraceObject NewestOf(TraceObject nb)
        => new(ObjectKind.Sg, nb.Kind == ObjectKind.Nb ? context.Mappings.NewestOf(nb.Number) : 0);

    private void CheckLive(in TraceEvent e, TraceObject sg, TraceObject nb, TraceObject dma, in MappingState mapping)
    {
        _fromCallback.Exercise(mapping.HasOwnBuffer && mapping.IsInHostStorage);
        _notInUse.Exercise(mapping.Accesses > 0);
        _pair.Exercise();
        _afterCallback.Exercise(mapping.WasDeferred);
        _late.Exercise(mapping.LateSince != 0);
        if (nb.Identity != mapping.Nb)
        {
            // A context that still names the send before was not complete when the list came inside the request.
            bool isOfLastSend = !mapping.WasDeferred && nb.Number != 0 && nb.Number == mapping.PreviousNbOfContext;
            OwnedRule rule = isOfLastSend ? _complete : _pair;
            rule.Report(
                sg,
                mapping.Requested,
                e.Sequence,
                $"NdisMFreeNetBufferSGList of {sg} with {mapping.Nb}, which the list maps",
                $"NdisMFreeNetBufferSGList got {Wording.Given(nb)}");
        }

        if (dma is { Kind: ObjectKind.Dma, IsLive: true } && dma.Number != mapping.Dma.Number)
        {
            _handle.Report(
                sg,
                mapping.Requested,
                e.Sequence,
                $"NdisMFreeNetBufferSGList of {sg} with {mapping.Dma}, with which the list was requested",
                $"NdisMFreeNetBufferSGList got {dma}");
        }

        if (mapping.Completed != 0)
        {
            ReportFreedLate(e, sg, mapping);
        }
    }

    private void ReportFreedLate(in TraceEvent e, TraceObject sg, in MappingState mapping)
    {
        CompletedList list = context.Sends.CompletionOf(mapping.Nbl);
        if (list.Sequence == mapping.Completed
            && list.Cancelled != 0
            && context.Stacks.InnermostCallback(e.Processor).Name != TraceName.MiniportCancelSend)
        {
            _cancel.Report(
                mapping.Nbl,
                list.Cancelled,
                mapping.Completed,
                "only NET_BUFFER_LISTs aborted that wait in the queue of the driver",
                Invariant($"it was aborted while {sg} of {mapping.Nb} was mapped; that list was ")
                    + Invariant($"freed later, at #{e.Sequence}"),
                new FindingLinks { Spoils = [sg] });
            return;
        }

        bool wasUnderWay = mapping.CompletedIn != 0 && mapping.CompletedIn != context.Stacks.Outermost(e);
        (wasUnderWay ? _allDone : _beforeCompletion).Report(
            sg,
            mapping.Delivered,
            mapping.Completed,
            wasUnderWay ? "a NET_BUFFER_LIST completed only when the driver is done with all its NET_BUFFERs"
                : "NdisMFreeNetBufferSGList before the completion of the NET_BUFFER_LIST",
            Invariant($"{mapping.Nbl} was completed while {sg} of its {mapping.Nb} was mapped; the list was freed ")
                + Invariant($"later, at #{e.Sequence}"));
    }

    private void OnCompleted(in TraceEvent e)
    {
        TraceObject item = new SendCompletedEvent(in e).Nbl;
        ref readonly NblState nbl = ref context.Sends.Nbls.Find(item.Number);
        if (item.Number == 0 || Unsafe.IsNullRef(in nbl) || nbl.Completed != 0)
        {
            return;
        }

        int mapped = 0;
        int freed = 0;
        int live = 0;
        bool wasDeferred = false;
        bool isRefused = false;
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
            ref readonly NbMappings mappings = ref context.Mappings.ByNb.Find(number);
            if (!Unsafe.IsNullRef(in mappings))
            {
                mapped++;
                live += mappings.Live > 0 ? 1 : 0;
                freed += mappings.Live == 0 && mappings.Freed > 0 ? 1 : 0;
            }

            wasDeferred |= nb.WasDeferred;
            isRefused |= nb.Refused != 0;
            number = nb.Next;
        }

        _beforeCompletion.Exercise(mapped > 0);
        _allDone.Exercise(mapped > 1);
        _pending.Exercise(wasDeferred);
        _partial.Exercise(isRefused && mapped > 0);
        _failed.Exercise(mapped > 0 && (nbl.Cancelled != 0 || IsFailed(e)));
        _afterRefusal.Exercise(nbl.WasRefused);
        if (live > 0)
        {
            JudgeLive(e, item, nbl.FirstNb, freed > 0, isRefused);
        }
    }

    private void JudgeLive(in TraceEvent e, TraceObject nbl, uint firstNb, bool isOtherFreed, bool isOtherRefused)
    {
        for (uint number = firstNb; number != 0;)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
            for (uint sg = context.Mappings.NewestOf(number); sg != 0;)
            {
                ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(sg);
                if (mapping.IsLive)
                {
                    JudgeLive(e, nbl, nb, sg, isOtherFreed, isOtherRefused);
                }

                sg = mapping.Previous;
            }

            number = nb.Next;
        }
    }

    /// <summary>
    /// A list that is alive at the completion may yet be freed late or never: that is judged when it is seen. What can
    /// be told at once is a request that has not run, and a list with several NET_BUFFERs of which some are done.
    /// </summary>
    private void JudgeLive(
        in TraceEvent e,
        TraceObject nbl,
        in NbState nb,
        uint number,
        bool isOtherFreed,
        bool isOtherRefused)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(number);
        if (mapping.IsPending)
        {
            _pending.Report(
                nbl,
                mapping.Requested,
                e.Sequence,
                "no completion of a NET_BUFFER_LIST while a mapping request for one of its NET_BUFFERs is pending",
                "it was completed, and MiniportProcessSGList has not run for "
                    + Invariant($"sg#{number} of its {mapping.Nb}"),
                LinksOf(number));
        }
        else if (isOtherRefused && (nb.OnWire == 0 || (isOtherFreed && IsFailed(e))))
        {
            _partial.Report(
                nbl,
                mapping.Delivered,
                e.Sequence,
                "a NET_BUFFER_LIST completed only when the device is done with what was mapped before the failure",
                Invariant($"it was completed with its NET_BUFFER {nb.Index}, {mapping.Nb}, still ")
                    + Invariant($"mapped by sg#{number}"),
                LinksOf(number));
        }
        else if (isOtherFreed && nb.OnWire == 0)
        {
            // Where its frame has left, the free of the list shows whether the driver knew that.
            _allDone.Report(
                nbl,
                mapping.Delivered,
                e.Sequence,
                "a NET_BUFFER_LIST completed only when the driver is done with all its NET_BUFFERs",
                Invariant($"it was completed with its NET_BUFFER {nb.Index}, {mapping.Nb}, still ")
                    + Invariant($"mapped by sg#{number}"),
                LinksOf(number));
        }
    }

    /// <summary>The finding is about the list of a send, and about this mapping of it.</summary>
    private static FindingLinks LinksOf(uint mapping)
    {
        TraceObject sg = new(ObjectKind.Sg, mapping);
        return new FindingLinks { Spoils = [sg], Within = [sg] };
    }

    private static bool IsFailed(in TraceEvent e)
        => new SendCompletedEvent(in e).Status != NDIS_STATUS.NDIS_STATUS_SUCCESS;
}
