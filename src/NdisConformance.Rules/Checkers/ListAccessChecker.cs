using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Scatter/gather lists and their buffers that the driver touched when they were not its own.</summary>
[Resets]
internal sealed partial class ListAccessChecker(CheckerContext context) : IChecker
{
    private const ulong NumberOfElementsBytes = 4;

    internal static readonly RuleDescriptor OwnBuffer = new()
    {
        Id = "SGDMA-ALLOC-010",
        Level = RuleLevel.Must,
        Title = "The list is where the callback says",
        Requirement = "The driver never assumes that its own buffer holds the list.",
        Source = "AllocSG, ProcSG",
        Why = Consequence.ListLiesElsewhere,
        AppliesTo = "list buffers that the driver gives",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor BufferInUse = new()
    {
        Id = "SGDMA-ALLOC-011",
        Level = RuleLevel.Must,
        Title = "The buffer stays untouched",
        Requirement = "The buffer that was passed stays allocated and unused by the driver from the call until the "
            + "free returns, or the call failed.",
        Source = "FreeSG",
        AppliesTo = "list buffers that the driver gives",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Ignored = new()
    {
        Id = "SGDMA-CB-005",
        Level = RuleLevel.Must,
        Title = "Two arguments mean nothing",
        Requirement = "MiniportProcessSGList ignores its arguments pDO and Reserved.",
        Source = "ProcSG",
        Page = "It says \"should\". The rule is binding: the arguments are for system use, and what they hold may "
            + "change.",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor TooEarly = new()
    {
        Id = "SGDMA-ALLOC-013",
        Level = RuleLevel.Must,
        Title = "Not read before the callback",
        Requirement = "The list is not read, by any path, before MiniportProcessSGList is called for it.",
        Source = "AllocSG",
        Why = Consequence.ListNotYetBuilt,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Reserved = new()
    {
        Id = "SGDMA-LIST-012",
        Level = RuleLevel.Must,
        Title = "The list is read only",
        Requirement = "The Reserved members of the list and of its elements are not written. Changing other members "
            + "in place is advised against.",
        Source = "SgL",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private static readonly RuleDescriptor AfterFree = new()
    {
        Id = "SGDMA-FREE-008",
        Level = RuleLevel.Must,
        Title = "Not while the driver uses it",
        Requirement = "A list is not freed while the driver itself still uses it.",
        Source = "FreeSG",
        Preconditions = [TraceName.NdisMFreeNetBufferSGList],
    };

    private readonly OwnedRule _ownBuffer = context.Rules.Own(OwnBuffer);
    private readonly OwnedRule _bufferInUse = context.Rules.Own(BufferInUse);
    private readonly OwnedRule _ignored = context.Rules.Own(Ignored);
    private readonly OwnedRule _tooEarly = context.Rules.Own(TooEarly);
    private readonly OwnedRule _reserved = context.Rules.Own(Reserved);
    private readonly OwnedRule _afterFree = context.Rules.Own(AfterFree);
    private readonly OwnedRule _bufferUntilFree = context.Rules.Borrow(BufferChecker.UntilFree);

    public static RuleDescriptor[] Rules => [OwnBuffer, BufferInUse, Ignored, TooEarly, Reserved, AfterFree];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportProcessSGList, OnDelivered);
        events.OnCall(TraceName.NdisMFreeNetBufferSGList, OnFree);
        events.OnFact(TraceName.StaleAccess, OnStaleAccess);
    }

    private void OnDelivered(in TraceEvent e)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(
            new MiniportProcessSGListEnter(in e).Sg.Number);
        if (!Unsafe.IsNullRef(in mapping))
        {
            _ownBuffer.Exercise(mapping.HasOwnBuffer && mapping.IsInHostStorage);
            _bufferInUse.Exercise(mapping.HasOwnBuffer && mapping.IsInHostStorage);
            _tooEarly.Exercise(mapping.HasReturned);
        }

        _ignored.Exercise();
    }

    private void OnFree(in TraceEvent e)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(
            new NdisMFreeNetBufferSGListCall(in e).Sg.Number);
        if (!Unsafe.IsNullRef(in mapping))
        {
            _reserved.Exercise();
            _afterFree.Exercise();
        }
    }

    private void OnStaleAccess(in TraceEvent e)
    {
        StaleAccessEvent access = new(in e);
        TraceObject item = access.Object;
        switch (access.Reason)
        {
            case StaleReason.ListNotDelivered:
                AccessReport.Add(
                    _tooEarly,
                    e,
                    context.Mappings.RequestOf(item),
                    "no access to the list before MiniportProcessSGList",
                    Links(isSpoiled: item.Kind == ObjectKind.Sg));
                break;
            case StaleReason.BufferInUse when access.Write:
                AccessReport.Add(
                    context.IsDoneWith(item) ? _bufferUntilFree : _bufferInUse,
                    e,
                    context.Mappings.RequestOf(item),
                    "no access to ScatterGatherListBuffer from the request until NdisMFreeNetBufferSGList",
                    Links(isSpoiled: false));
                break;
            case StaleReason.BufferInUse:
                AccessReport.Add(
                    _ownBuffer,
                    e,
                    context.Mappings.RequestOf(item),
                    "the list read at the address that MiniportProcessSGList received",
                    Links(isSpoiled: false));
                break;
            case StaleReason.ListFreed:
                AccessReport.Add(
                    _afterFree, e, FreeOf(item), "no access to the list after NdisMFreeNetBufferSGList");
                break;
            case StaleReason.ListReadOnly:
                OnListWrite(e, item);
                break;
            case StaleReason.IgnoredArgument:
                AccessReport.Add(_ignored, e, 0, "pDO and Reserved of MiniportProcessSGList ignored");
                break;
            default:
                break;
        }
    }

    private void OnListWrite(in TraceEvent e, TraceObject item)
    {
        ulong offset = new StaleAccessEvent(in e).Field;
        if (IsReuse(e, item))
        {
            return;
        }

        bool isReserved = offset < ScatterGatherListLayout.HeadBytes
            ? offset >= ScatterGatherListLayout.Reserved
            : (offset - ScatterGatherListLayout.HeadBytes) % ScatterGatherListLayout.ElementBytes
                >= ScatterGatherListLayout.ElementReserved;
        const string Expected = "no write to the SCATTER_GATHER_LIST";
        if (isReserved)
        {
            AccessReport.Add(_reserved, e, 0, Expected);
        }
        else
        {
            _reserved.Advise(item, 0, e.Sequence, Expected, AccessReport.Actual(e));
        }
    }

    /// <summary>
    /// True, and reported, if a list in the driver's own buffer is overwritten from its head on when the device is done
    /// with it: who does that takes the buffer for free.
    /// </summary>
    private bool IsReuse(in TraceEvent e, TraceObject item)
    {
        StaleAccessEvent access = new(in e);
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(item.Number);
        if (item.Number == 0
            || Unsafe.IsNullRef(in mapping)
            || mapping is not { HasOwnBuffer: true, IsInHostStorage: false }
            || access.Field != 0
            || access.Length <= NumberOfElementsBytes
            || !context.IsDoneWith(item))
        {
            return false;
        }

        AccessReport.Add(
            _bufferUntilFree,
            e,
            mapping.Requested,
            "no access to ScatterGatherListBuffer from the request until NdisMFreeNetBufferSGList");
        return true;
    }

    /// <summary>The buffer of a list may hold another list, and the device may be given what it holds.</summary>
    private FindingLinks Links(bool isSpoiled)
    {
        Subject channel = Subject.Channel(context.Adapters.CurrentDma);
        return new FindingLinks { Spoils = isSpoiled ? [channel] : [], Within = [channel] };
    }

    private long FreeOf(TraceObject sg)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(sg.Number);
        return sg.Kind != ObjectKind.Sg || Unsafe.IsNullRef(in mapping) ? 0 : mapping.Freed;
    }
}
