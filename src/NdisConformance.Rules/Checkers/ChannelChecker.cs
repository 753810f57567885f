using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>The scatter/gather channel of an adapter, from its registration to its end.</summary>
[Resets]
internal sealed partial class ChannelChecker(CheckerContext context) : IChecker
{
    private const ulong KnownFlags = NDIS.NDIS_SG_DMA_64_BIT_ADDRESS | NDIS.NDIS_SG_DMA_V3_HAL_API;
    private const uint MinorOfHybrid = 85;

    private static readonly RuleDescriptor Place = new()
    {
        Id = "SGDMA-REG-001",
        Level = RuleLevel.Must,
        Title = "Registered in MiniportInitializeEx",
        Requirement = "NdisMRegisterScatterGatherDma is called only from within MiniportInitializeEx.",
        Source = "RegSG, SGC",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    private static readonly RuleDescriptor Flags = new()
    {
        Id = "SGDMA-REG-017",
        Level = RuleLevel.Must,
        Title = "Known flags only",
        Requirement = "No bit of Flags is set but the documented ones. A bit that means nothing is a piece of advice.",
        Source = "RegSG",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    private static readonly RuleDescriptor Single = new()
    {
        Id = "SGDMA-REG-019",
        Level = RuleLevel.Must,
        Title = "One channel at a time",
        Requirement = "An adapter has one scatter/gather channel at a time. Asking for a second one is a piece of "
            + "advice (AMB-24).",
        Source = "RegSG",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    private static readonly RuleDescriptor Handler = new()
    {
        Id = "SGDMA-REG-012",
        Level = RuleLevel.Must,
        Title = "A handler for lists",
        Requirement = "ProcessSGListHandler is a MiniportProcessSGList function.",
        Source = "RegSG",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    internal static readonly RuleDescriptor Refused = new()
    {
        Id = "SGDMA-REG-018",
        Level = RuleLevel.Must,
        Title = "A failed registration is handled",
        Requirement = "A failure makes MiniportInitializeEx undo its work and fail (AMB-33), or the driver takes a "
            + "path without scatter/gather DMA; the handle is not used afterwards. A driver of NDIS 5 that goes on "
            + "to allocate shared memory allocates map registers, too.",
        Source = "Init, RegSG",
        Why = Consequence.FollowsNull,
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma, TraceName.NdisMInitializeScatterGatherDma],
    };

    internal static readonly RuleDescriptor Maximum = new()
    {
        Id = "SGDMA-REG-022",
        Level = RuleLevel.Must,
        Title = "The maximum covers a frame",
        Requirement = "MaximumPhysicalMapping is above 0 and covers MtuSize with the link header; in NDIS 5, which "
            + "maps each packet, 1,514 bytes. A driver that copies every larger frame is exempt (AMB-26).",
        Source = "RegSG, GAttr, S3",
        WindowsEquivalent = "0xE6/0C",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma, TraceName.NdisMInitializeScatterGatherDma],
    };

    internal static readonly RuleDescriptor EveryList = new()
    {
        Id = "SGDMA-FREE-001",
        Level = RuleLevel.Must,
        Title = "Every list is freed",
        Requirement = "Every list that the callback delivered is freed with NdisMFreeNetBufferSGList. From-device "
            + "lists may live through a pause (AMB-21).",
        Source = "AllocSG, FreeSG",
        WindowsEquivalent = "0xE6/0A",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor ListsFirst = new()
    {
        Id = "SGDMA-DEREG-001",
        Level = RuleLevel.Must,
        Title = "Lists before the channel",
        Requirement = "All lists are freed, and no request is outstanding, before NdisMDeregisterScatterGatherDma "
            + "(AMB-11).",
        Source = "BCE6, DeregSG",
        WindowsEquivalent = "0xE6/0A",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    private readonly OwnedRule _place = context.Rules.Own(Place);
    private readonly OwnedRule _flags = context.Rules.Own(Flags);
    private readonly OwnedRule _single = context.Rules.Own(Single);
    private readonly OwnedRule _handler = context.Rules.Own(Handler);
    private readonly OwnedRule _refused = context.Rules.Own(Refused);
    private readonly OwnedRule _maximum = context.Rules.Own(Maximum);
    private readonly OwnedRule _everyList = context.Rules.Own(EveryList);
    private readonly OwnedRule _late = context.Rules.Borrow(ListChecker.Late);
    private readonly OwnedRule _failedSends = context.Rules.Borrow(ListChecker.Failed);
    private readonly OwnedRule _listsFirst = context.Rules.Own(ListsFirst);

    public static RuleDescriptor[] Rules =>
    [
        Place, Flags, Single, Handler, Refused, Maximum, EveryList, ListsFirst,
    ];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMRegisterScatterGatherDma, OnRegister);
        events.OnExit(TraceName.MiniportInitializeEx, OnInitializeExit);
        events.OnCall(TraceName.NdisMAllocateSharedMemory, CheckRefused);
        events.OnCall(TraceName.NdisMGetDmaAlignment, CheckRefused);
        events.OnCall(TraceName.NdisMAllocateNetBufferSGList, CheckRefused);
        events.OnCall(TraceName.NdisMFreeNetBufferSGList, CheckRefused);
        events.OnCall(TraceName.NdisMAllocateNetBufferSGList, CheckMaximum);
        events.OnCall(TraceName.NdisMDeregisterScatterGatherDma, OnDeregister);
        events.OnExit(TraceName.MiniportHaltEx, OnHaltExit);
    }

    private void OnRegister(in TraceEvent e)
    {
        NdisMRegisterScatterGatherDmaCall call = new(in e);
        TraceObject handle = call.Adapter;
        _place.Exercise();
        if (e.Enclosing != TraceName.MiniportInitializeEx)
        {
            _place.Report(
                handle,
                0,
                e.Sequence,
                "NdisMRegisterScatterGatherDma from MiniportInitializeEx only",
                $"{e.Name} was called {Wording.In(e)}");
        }

        _handler.Exercise();
        if (!call.ProcessHandlerGiven)
        {
            _handler.Report(
                handle,
                0,
                e.Sequence,
                "a ProcessSGListHandler in NDIS_SG_DMA_DESCRIPTION",
                "ProcessSGListHandler is NULL");
        }

        if (call.MaximumPhysicalMapping == 0)
        {
            _maximum.Exercise();
            _maximum.Report(handle, 0, e.Sequence, "a MaximumPhysicalMapping above 0", "MaximumPhysicalMapping is 0");
        }

        CheckFlags(e, handle);
        CheckSingle(e, handle);
    }

    private void CheckFlags(in TraceEvent e, TraceObject handle)
    {
        uint version = context.Options.HostVersion;
        bool knowsHybrid = version == 0 || (version & 0xFFFF) >= MinorOfHybrid;
        ulong flags = new NdisMRegisterScatterGatherDmaCall(in e).Flags;
        _flags.Exercise();
        if ((flags & ~(KnownFlags | (knowsHybrid ? NDIS.NDIS_SG_DMA_HYBRID_DMA : 0))) != 0)
        {
            _flags.Advise(
                handle,
                0,
                e.Sequence,
                "only documented bits in Flags of NDIS_SG_DMA_DESCRIPTION",
                Invariant($"Flags is 0x{flags:X}"));
        }
    }

    /// <summary>Outside MiniportInitializeEx the call itself is out of place.</summary>
    private void CheckSingle(in TraceEvent e, TraceObject handle)
    {
        if (e.Enclosing == TraceName.MiniportInitializeEx
            && context.Adapters.Find(handle) is { Dma.Kind: ObjectKind.Dma } adapter)
        {
            _single.Advise(
                adapter.Id,
                adapter.DmaRegistered,
                e.Sequence,
                "one scatter/gather DMA channel of an adapter at a time",
                "NdisMRegisterScatterGatherDma was called while a channel is registered");
        }
    }

    private void OnInitializeExit(in TraceEvent e)
    {
        if (context.Adapters.Find(context.Stacks.Innermost(e.Processor).Subject) is { } adapter)
        {
            _single.Exercise(adapter.DmaRegistered != 0);
            _refused.Exercise(adapter.DmaRefused != 0);
        }
    }

    private void CheckRefused(in TraceEvent e)
    {
        TraceObject handle = e.Subject;
        IAdapter? adapter = context.Adapters.Find(handle) ?? context.Adapters.Current;
        if (adapter is not { DmaRefused: not 0, IsGone: false } || handle is { Kind: ObjectKind.Dma, IsLive: true })
        {
            return;
        }

        _refused.Exercise();
        _refused.Report(
            adapter.Id,
            adapter.DmaRefused,
            e.Sequence,
            "no DMA function after NdisMRegisterScatterGatherDma failed",
            $"{e.Name} was called {Wording.In(e)}");
    }

    private void CheckMaximum(in TraceEvent e)
    {
        NdisMAllocateNetBufferSGListCall call = new(in e);
        if (context.Adapters.OfDma(call.Dma) is not { MtuSize: not 0 } adapter
            || call.Role != SgRole.Send)
        {
            return;
        }

        ulong length = call.DataLength;
        ulong frame = adapter.MtuSize + FrameSizes.Header;
        if (length > frame)
        {
            // Without large send offload no protocol sends it, so that a driver need not be prepared.
            return;
        }

        _maximum.Exercise(length == frame);
        if (length > adapter.MaximumPhysicalMapping)
        {
            _maximum.Report(
                adapter.Id,
                adapter.DmaRegistered,
                e.Sequence,
                Invariant($"a MaximumPhysicalMapping of at least {frame} bytes"),
                Invariant($"MaximumPhysicalMapping is {adapter.MaximumPhysicalMapping}, and ")
                    + Invariant($"{length} bytes are to be mapped"));
        }
    }

    private void OnDeregister(in TraceEvent e)
    {
        TraceObject dma = new NdisMDeregisterScatterGatherDmaCall(in e).Dma;
        if (!dma.IsLive || context.Adapters.OfDma(dma) is not { } adapter)
        {
            return;
        }

        if (e.Enclosing is not (TraceName.MiniportHaltEx or TraceName.MiniportInitializeEx))
        {
            context.Rules.Note(dma, e.Sequence, "NdisMDeregisterScatterGatherDma was called " + Wording.In(e));
        }

        _everyList.Exercise(adapter.ListsDelivered > 0);
        _listsFirst.Exercise(adapter.ListsDelivered > 0);
        ReportLists(dma, e, "NdisMDeregisterScatterGatherDma was called");
    }

    private void OnHaltExit(in TraceEvent e)
    {
        TraceObject handle = context.Stacks.Innermost(e.Processor).Subject;
        if (context.Adapters.Find(handle) is { Dma.Kind: ObjectKind.Dma } adapter)
        {
            _everyList.Exercise(adapter.ListsDelivered > 0);
            ReportLists(adapter.Dma, e, "MiniportHaltEx returned");
        }
    }

    /// <summary>
    /// Lists of completed sends were forgotten; where the driver still holds what the list is for, the channel is
    /// closed too early.
    /// </summary>
    private void ReportLists(TraceObject dma, in TraceEvent e, string what)
    {
        foreach (uint number in context.Mappings.Mappings.Numbers())
        {
            ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(number);
            if (!mapping.IsLive || mapping.Dma.Number != dma.Number)
            {
                continue;
            }

            TraceObject sg = new(ObjectKind.Sg, number);
            bool isForgotten = mapping.Delivered != 0 && (mapping.Completed != 0 || e.Kind == TraceKind.Exit);
            OwnedRule rule = isForgotten ? RuleOfForgotten(mapping) : _listsFirst;
            string state = mapping.Delivered == 0 ? "it was requested and not yet delivered" : "it was not freed";
            rule.Report(
                sg,
                mapping.Delivered != 0 ? mapping.Delivered : mapping.Requested,
                e.Sequence,
                isForgotten
                    ? "NdisMFreeNetBufferSGList for each list"
                    : "all lists freed and no request pending before NdisMDeregisterScatterGatherDma",
                $"{state} when {what} (it maps {mapping.Nb})",
                new FindingLinks { Within = [Subject.Interrupted(context.Adapters.CurrentId)] });
        }
    }

    /// <summary>What came late and went nowhere was dropped, what belonged to a failed send forgotten.</summary>
    private OwnedRule RuleOfForgotten(in MappingState mapping)
    {
        if (mapping is { LateSince: not 0, Accesses: 0 })
        {
            return _late;
        }

        return mapping.Completed != 0 && mapping.CompletedStatus != NDIS_STATUS_SUCCESS
            ? _failedSends
            : _everyList;
    }
}
