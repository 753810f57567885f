using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Rules.Argument;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>
/// The table of IRQL ranges. Where a call is out of range, the callback that it came from may have a rule of its own,
/// which is more specific than the function's.
/// </summary>
internal sealed class IrqlChecker(CheckerContext context) : IChecker
{
    // The only argument of KeRaiseIrql and of KeLowerIrql.
    private const int NewIrql = 0;

    private readonly OwnedRule _callbacks = context.Rules.Own("IRQL-001");
    private readonly OwnedRule _functions = context.Rules.Own("IRQL-002");
    private readonly OwnedRule _waits = context.Rules.Own("IRQL-005");
    private readonly OwnedRule _request = context.Rules.Own("SGDMA-ALLOC-001");
    private readonly OwnedRule _free = context.Rules.Own("SGDMA-FREE-006");
    private readonly OwnedRule _register = context.Rules.Own("SGDMA-REG-002");
    private readonly OwnedRule _deregister = context.Rules.Own("SGDMA-DEREG-004");
    private readonly OwnedRule _allocateShared = context.Rules.Own("SHMEM-002");
    private readonly OwnedRule _freeShared = context.Rules.Own("SHMEM-014");
    private readonly OwnedRule _pools = context.Rules.Own("POOL-020");
    private readonly OwnedRule _netBuffers = context.Rules.Own("NBL-020");
    private readonly OwnedRule _interruptRoutine = context.Rules.Own("INT-007");
    private readonly OwnedRule _listRoutine = context.Rules.Own("SGDMA-CB-009");
    private readonly OwnedRule _shutdown = context.Rules.Own("LIFE-024");
    private readonly OwnedRule _alignment = context.Rules.Borrow("SHMEM-009");
    private readonly OwnedRule _locks = context.Rules.Borrow("IRQL-004");
    private readonly OwnedRule _sendComplete = context.Rules.Borrow("SEND-018");
    private readonly OwnedRule _indicate = context.Rules.Borrow("RECV-018");

    public void Subscribe(Subscriptions events)
    {
        foreach ((TraceName ddi, IrqlRange range) in Passive().Concat(Dispatch()).Concat(AtMostDispatch()))
        {
            events.OnCall(ddi, (in e) => Check(e, range));
        }

        events.OnCall(TraceName.KeRaiseIrql, CheckRaise);
        events.OnCall(TraceName.KeLowerIrql, CheckLower);
        foreach (TraceName name in Enum.GetValues<TraceName>())
        {
            if (TraceSchema.IsCallback(name))
            {
                events.OnExit(name, CheckExit);
            }
        }
    }

    private IEnumerable<(TraceName Ddi, IrqlRange Range)> Passive() =>
    [
        (TraceName.NdisMDeregisterMiniportDriver, At(PASSIVE_LEVEL, _functions)),
        (TraceName.NdisMRegisterScatterGatherDma, At(PASSIVE_LEVEL, _register)),
        (TraceName.NdisMDeregisterScatterGatherDma, At(PASSIVE_LEVEL, _deregister)),
        (TraceName.NdisMGetDmaAlignment, At(PASSIVE_LEVEL, _alignment)),
        (TraceName.NdisMAllocateSharedMemory, At(PASSIVE_LEVEL, _allocateShared)),
        (TraceName.NdisMDeregisterInterruptEx, At(PASSIVE_LEVEL, _functions)),
        (TraceName.NdisMMapIoSpace, At(PASSIVE_LEVEL, _functions)),
        (TraceName.NdisMUnmapIoSpace, At(PASSIVE_LEVEL, _functions)),
        (TraceName.NdisWaitEvent, At(PASSIVE_LEVEL, _waits)),
        (TraceName.NdisMSleep, new IrqlRange(PASSIVE_LEVEL, APC_LEVEL, _waits)),
    ];

    private IEnumerable<(TraceName Ddi, IrqlRange Range)> Dispatch() =>
    [
        (TraceName.NdisMAllocateNetBufferSGList, At(DISPATCH_LEVEL, _request)),
        (TraceName.NdisMFreeNetBufferSGList, At(DISPATCH_LEVEL, _free)),
        (TraceName.NdisReleaseSpinLock, At(DISPATCH_LEVEL, _locks)),
        (TraceName.NdisDprAcquireSpinLock, At(DISPATCH_LEVEL, _locks)),
        (TraceName.NdisDprReleaseSpinLock, At(DISPATCH_LEVEL, _locks)),
    ];

    private IEnumerable<(TraceName Ddi, IrqlRange Range)> AtMostDispatch()
    {
        foreach (TraceName ddi in PoolFunctions)
        {
            yield return (ddi, UpToDispatch(_pools));
        }

        foreach (TraceName ddi in NetBufferFunctions)
        {
            yield return (ddi, UpToDispatch(_netBuffers));
        }

        foreach (TraceName ddi in OtherFunctions)
        {
            yield return (ddi, UpToDispatch(_functions));
        }

        yield return (TraceName.NdisMFreeSharedMemory, UpToDispatch(_freeShared));
        yield return (TraceName.NdisMSendNetBufferListsComplete, UpToDispatch(_sendComplete));
        yield return (TraceName.NdisMIndicateReceiveNetBufferLists, UpToDispatch(_indicate));
        yield return (
            TraceName.NdisMSynchronizeWithInterruptEx, new IrqlRange(PASSIVE_LEVEL, DEVICE_LEVEL, _functions));
    }

    private static readonly TraceName[] PoolFunctions =
    [
        TraceName.NdisAllocateNetBufferListPool, TraceName.NdisFreeNetBufferListPool,
        TraceName.NdisAllocateNetBufferPool, TraceName.NdisFreeNetBufferPool,
    ];

    private static readonly TraceName[] NetBufferFunctions =
    [
        TraceName.NdisAllocateNetBufferList, TraceName.NdisAllocateNetBufferAndNetBufferList,
        TraceName.NdisFreeNetBufferList, TraceName.NdisAllocateNetBuffer, TraceName.NdisAllocateNetBufferMdlAndData,
        TraceName.NdisFreeNetBuffer, TraceName.NdisAllocateMdl, TraceName.NdisFreeMdl, TraceName.NdisGetDataBuffer,
    ];

    private static readonly TraceName[] OtherFunctions =
    [
        TraceName.NdisGetVersion, TraceName.NdisMPauseComplete, TraceName.NdisMRestartComplete,
        TraceName.NdisMOidRequestComplete, TraceName.NdisWriteErrorLogEntry, TraceName.NdisAcquireSpinLock,
        TraceName.NDIS_RAISE_IRQL_TO_DISPATCH, TraceName.NdisAllocateMemoryWithTagPriority, TraceName.NdisFreeMemory,
        TraceName.NdisSetEvent, TraceName.NdisResetEvent,
        TraceName.MmGetSystemAddressForMdlSafe,
    ];

    private static IrqlRange At(byte irql, OwnedRule rule) => new(irql, irql, rule);

    private static IrqlRange UpToDispatch(OwnedRule rule) => new(PASSIVE_LEVEL, DISPATCH_LEVEL, rule);

    private void Check(in TraceEvent e, IrqlRange range)
    {
        OwnedRule? caller = RuleOfCaller(e, range);
        range.Rule.Exercise(range.Lowest == PASSIVE_LEVEL || CameFromBelow(e));
        if (!range.Contains(e.Irql))
        {
            OwnedRule rule = caller ?? range.Rule;
            rule.Report(
                ObjectOf(e),
                context.Stacks.InnermostCallback(e.Processor).Sequence,
                e.Sequence,
                $"{e.Name} at {range}",
                Invariant($"it was called at IRQL {e.Irql} in {CallerText.Of(e)}"));
        }
    }

    /// <summary>
    /// True if the driver itself has to see to DISPATCH_LEVEL: inside a callback that came at that level it cannot be
    /// wrong without lowering it.
    /// </summary>
    private bool CameFromBelow(in TraceEvent e)
        => context.Stacks.InnermostCallback(e.Processor).Irql != DISPATCH_LEVEL;

    private OwnedRule? RuleOfCaller(in TraceEvent e, IrqlRange range) => e.Enclosing switch
    {
        TraceName.MiniportInterrupt or TraceName.MiniportSynchronizeInterrupt when range.Highest <= DISPATCH_LEVEL
            => _interruptRoutine,
        TraceName.MiniportProcessSGList when range.Highest < DISPATCH_LEVEL => _listRoutine,
        TraceName.MiniportShutdownEx when e.Irql > DISPATCH_LEVEL => _shutdown,
        _ => null,
    };

    private static TraceObject ObjectOf(in TraceEvent e)
    {
        int index = e.Name == TraceName.NdisMAllocateNetBufferSGList ? NdisMAllocateNetBufferSGList.Nb
            : e.Name == TraceName.NdisMFreeNetBufferSGList ? NdisMFreeNetBufferSGList.Sg
            : 0;
        IReadOnlyList<TraceParameter> parameters = TraceSchema.Of(e.Name).Arguments;
        return parameters.Count > index && parameters[index].Type == TraceType.Obj ? e.Object(index) : default;
    }

    private void CheckRaise(in TraceEvent e)
    {
        _functions.Exercise();
        if (e[NewIrql] < e.Irql)
        {
            ReportLevel(e, "KeRaiseIrql raises");
        }
    }

    private void CheckLower(in TraceEvent e)
    {
        _functions.Exercise();
        if (e[NewIrql] > e.Irql)
        {
            ReportLevel(e, "KeLowerIrql lowers");
        }
    }

    private void ReportLevel(in TraceEvent e, string expected)
        => _functions.Report(
            default,
            0,
            e.Sequence,
            expected,
            Invariant($"it was called at IRQL {e.Irql} with {e[NewIrql]}"));

    private void CheckExit(in TraceEvent e)
    {
        CallFrame enter = context.Stacks.Innermost(e.Processor);
        if (enter.Sequence != e.Begin)
        {
            return;
        }

        _interruptRoutine.Exercise(
            e.Name is TraceName.MiniportInterrupt or TraceName.MiniportSynchronizeInterrupt);
        _shutdown.Exercise(e.Name == TraceName.MiniportShutdownEx && enter.Irql > DISPATCH_LEVEL);
        OwnedRule rule = e.Name == TraceName.MiniportProcessSGList ? _listRoutine : _callbacks;
        rule.Exercise();
        if (e.Irql != enter.Irql && context.ReturnedLocked != e.Begin)
        {
            rule.Report(
                enter.Argument0.Kind == ObjectKind.None ? default : enter.Argument0,
                e.Begin,
                e.Sequence,
                Invariant($"{e.Name} returns at the IRQL it was entered with, {enter.Irql}"),
                Invariant($"it returned at IRQL {e.Irql}"));
        }
    }
}
