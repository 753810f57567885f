using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static NdisConformance.Rules.Argument;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>The attributes of an adapter: which, when, and what depends on them.</summary>
internal sealed class AttributeChecker(CheckerContext context) : IChecker
{
    /// <summary>
    /// What has no need to come before the attributes, unlike memory, locks and versions, and is not ATTR-001's.
    /// </summary>
    private static readonly TraceName[] MayComeLater =
    [
        TraceName.NdisMGetDmaAlignment, TraceName.NdisAllocateNetBufferListPool, TraceName.NdisAllocateNetBufferPool,
        TraceName.NdisAllocateMdl, TraceName.NdisMSleep, TraceName.NdisStallExecution, TraceName.NdisWaitEvent,
    ];

    private readonly OwnedRule _first = context.Rules.Own("ATTR-001");
    private readonly OwnedRule _channel = context.Rules.Own("SGDMA-REG-003");
    private readonly OwnedRule _order = context.Rules.Own("ATTR-002");
    private readonly OwnedRule _both = context.Rules.Own("ATTR-003");
    private readonly OwnedRule _busMaster = context.Rules.Own("ATTR-006");
    private readonly OwnedRule _context = context.Rules.Own("ATTR-007");
    private readonly OwnedRule _place = context.Rules.Own("ATTR-009");
    private readonly OwnedRule _early = context.Rules.Own("ATTR-010");
    private readonly OwnedRule _failure = context.Rules.Own("ATTR-012");
    private long _afterFailure;
    private TraceName _afterFailureName;
    private int _before;
    private TraceName _firstBefore;

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => _before = 0);
        foreach (TraceName ddi in MayComeLater)
        {
            events.OnCall(ddi, CountBefore);
        }

        events.OnCall(TraceName.NdisMRegisterScatterGatherDma, CheckFirst);
        events.OnCall(TraceName.NdisMAllocateSharedMemory, CheckFirst);
        events.OnCall(TraceName.NdisMRegisterInterruptEx, CheckFirst);
        events.OnCall(TraceName.NdisMMapIoSpace, CheckFirst);
        events.OnCall(TraceName.NdisMRegisterScatterGatherDma, CheckBusMaster);
        events.OnCall(TraceName.NdisMSetMiniportAttributes, CheckCall);
        events.OnExit(TraceName.MiniportInitializeEx, CheckComplete);
    }

    private void CheckFirst(in TraceEvent e)
    {
        if (!e.Object(0).IsLive || context.Adapters.Find(e.Object(0)) is not { } adapter)
        {
            return;
        }

        _first.Exercise();
        _channel.Exercise(e.Name == TraceName.NdisMRegisterScatterGatherDma);
        if (adapter.RegistrationAttributes != 0)
        {
            return;
        }

        if (adapter.FailedAttributes != 0)
        {
            // Going on after a failure has a rule of its own, unless the initialization fails in the end.
            _afterFailure = e.Sequence;
            _afterFailureName = e.Name;
        }
        else
        {
            ReportFirst(adapter, e.Sequence, e.Name);
        }
    }

    private void ReportFirst(AdapterRecord adapter, long broken, TraceName ddi)
    {
        ReportFirst(_first, adapter, broken, ddi);
        if (ddi == TraceName.NdisMRegisterScatterGatherDma)
        {
            // The contract forbids it twice.
            ReportFirst(_channel, adapter, broken, ddi);
        }
    }

    private static void ReportFirst(OwnedRule rule, AdapterRecord adapter, long broken, TraceName ddi)
        => rule.Report(
            adapter.Id,
            adapter.Born,
            broken,
            "registration attributes before anything that depends on them",
            $"{ddi} came before them");

    private void CheckBusMaster(in TraceEvent e)
    {
        if (context.Adapters.Find(e.Object(0)) is not { RegistrationAttributes: not 0 } adapter)
        {
            return;
        }

        _busMaster.Exercise();
        if ((adapter.AttributeFlags & NDIS.NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER) == 0)
        {
            _busMaster.Report(
                adapter.Id,
                adapter.RegistrationAttributes,
                e.Sequence,
                "NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER in the attributes of an adapter with scatter/gather DMA",
                "the attributes lack the flag");
        }
    }

    private void CheckCall(in TraceEvent e)
    {
        _place.Exercise();
        if (e.Irql != NDIS.PASSIVE_LEVEL || e.Enclosing != TraceName.MiniportInitializeEx)
        {
            _place.Report(
                e.Object(0),
                0,
                e.Sequence,
                "a call from MiniportInitializeEx at PASSIVE_LEVEL",
                Invariant($"called at IRQL {e.Irql}, in {CallerText.Of(e)}"));
        }

        bool isGeneral = e[NdisMSetMiniportAttributes.Overload] == 1;
        if (!isGeneral)
        {
            CheckContext(e);
            CheckEarly(e);
        }
        else if ( context.Adapters.Find(e.Object(0)) is { } adapter)
        {
            _order.Exercise();
            if (adapter.RegistrationAttributes == 0)
            {
                _order.Report(
                    adapter.Id,
                    adapter.Born,
                    e.Sequence,
                    "registration attributes before general attributes",
                    "general attributes came first");
            }
        }
    }

    private void CheckContext(in TraceEvent e)
    {
        _context.Exercise();
        string? actual = e[NdisMSetMiniportAttributes.ContextIsNull] != 0 ? "it is NULL"
            : e[NdisMSetMiniportAttributes.ContextIsDriver] != 0 ? "it is the context of the driver"
            : null;
        if (actual is not null)
        {
            _context.Advise(
                e.Object(0), 0, e.Sequence, "the driver's context for this adapter as MiniportAdapterContext", actual);
        }
    }

    private void CountBefore(in TraceEvent e)
    {
        if (e.Enclosing == TraceName.MiniportInitializeEx && _before++ == 0)
        {
            _firstBefore = e.Name;
        }
    }

    private void CheckEarly(in TraceEvent e)
    {
        if (e.Enclosing != TraceName.MiniportInitializeEx
            || context.Adapters.Find(e.Object(0)) is { RegistrationAttributes: not 0 })
        {
            return;
        }

        _early.Exercise();
        if (_before > 0)
        {
            context.Rules.Note(
                e.Object(0),
                e.Sequence,
                Invariant($"the registration attributes came after {_before} calls, {_firstBefore} the first"));
        }
    }

    private void CheckComplete(in TraceEvent e)
    {
        TraceObject item = context.Stacks.Innermost(e.Processor).Argument0;
        if (context.Adapters.Find(item) is not { } adapter)
        {
            return;
        }

        bool isSuccess = e.Result == (ulong)NDIS_STATUS_SUCCESS;
        _failure.Exercise(adapter.FailedAttributes != 0);
        if (adapter.FailedAttributes != 0 && isSuccess)
        {
            _failure.Report(
                adapter.Id,
                adapter.FailedAttributes,
                e.Sequence,
                "MiniportInitializeEx fails where NdisMSetMiniportAttributes failed",
                "it returned SUCCESS");
            return;
        }

        if (_afterFailure > adapter.Born)
        {
            ReportFirst(adapter, _afterFailure, _afterFailureName);
        }

        _both.Exercise(isSuccess);
        if (isSuccess && (adapter.RegistrationAttributes == 0 || adapter.GeneralAttributes == 0))
        {
            string missing = adapter.RegistrationAttributes == 0 ? "registration" : "general";
            _both.Report(
                adapter.Id,
                adapter.Born,
                e.Sequence,
                "registration and general attributes, both set with success",
                $"it returned SUCCESS without {missing} attributes");
        }
    }
}
