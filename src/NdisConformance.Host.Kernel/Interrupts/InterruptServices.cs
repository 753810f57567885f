using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Kernel;

/// <summary>The interrupt DDI functions (contract.md 1.8). One per machine.</summary>
internal sealed class InterruptServices(
    DriverBoundary boundary,
    HandleTable handles,
    InterruptLine line,
    HostTrace trace,
    SimulatedPc pc,
    ReceiveThrottle throttle)
{
    /// <summary>The group of all processors.</summary>
    private const ushort OnlyGroup = 0;

    private readonly ExInterruptHandlers _handlers = new(trace, boundary, throttle);

    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        ndisInterruptHandle = default;
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS c = ref miniportInterruptCharacteristics;
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out AdapterObject? adapter);
        TraceMark call = trace.NdisMRegisterInterruptExCall(
            named, c.Header.Type, c.Header.Revision, c.Header.Size, MissingHandlers(c));
        NDIS_STATUS status = AnswerInterruptRegistration(adapter, c);
        if (status != NDIS_STATUS_SUCCESS)
        {
            trace.NdisMRegisterInterruptExReturn(call, status, TraceObject.Null(ObjectKind.Interrupt));
            return status;
        }

        c.InterruptType = NDIS_INTERRUPT_TYPE.NDIS_CONNECT_LINE_BASED;
        c.MessageInfoTable = 0;
        ExInterrupt interrupt = new(
            handles.NextNumber(ObjectKind.Interrupt), miniportInterruptContext, c, _handlers, pc.ProcessorCount);
        handles.Add(interrupt);
        line.Connect(interrupt);
        ndisInterruptHandle = interrupt.Handle;
        interrupt.Acquired = trace.Acquired(interrupt.Id, adapter!.Id);
        if (pc.Choose(HostChoice.EarlyInterrupt, 2) == 1)
        {
            line.ServiceNow(interrupt, pc.Current.Number);
        }

        line.Pump();
        trace.NdisMRegisterInterruptExReturn(call, status, interrupt.Id);
        return status;
    }

    /// <inheritdoc/>
    public void NdisMDeregisterInterruptEx(NDIS_HANDLE ndisInterruptHandle)
    {
        TraceObject named = handles.Resolve(ndisInterruptHandle, ObjectKind.Interrupt, out InterruptObject? interrupt);
        TraceMark call = trace.NdisMDeregisterInterruptExCall(named);
        if (interrupt is not null)
        {
            trace.Released(interrupt.Id);
            line.WaitForDpcs(interrupt);
            interrupt.IsReleased = true;
            line.Connected = line.Connected == interrupt ? null : line.Connected;
        }

        trace.NdisMDeregisterInterruptExReturn(call);
    }

    /// <inheritdoc/>
    public bool NdisMSynchronizeWithInterruptEx(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        MINIPORT_SYNCHRONIZE_INTERRUPT synchronizeFunction,
        NDIS_HANDLE synchronizeContext)
    {
        TraceObject named = handles.Resolve(ndisInterruptHandle, ObjectKind.Interrupt, out InterruptObject? interrupt);
        TraceMark call = trace.NdisMSynchronizeWithInterruptExCall(named);
        bool result = interrupt is not null && line.Synchronize(interrupt, synchronizeFunction, synchronizeContext);
        trace.NdisMSynchronizeWithInterruptExReturn(call, result);
        return result;
    }

    /// <inheritdoc/>
    public uint NdisMQueueDpc(
        NDIS_HANDLE ndisInterruptHandle, uint messageId, uint targetProcessors, PVOID miniportDpcContext)
    {
        TraceObject named = handles.Resolve(ndisInterruptHandle, ObjectKind.Interrupt, out InterruptObject? interrupt);
        TraceMark call = trace.NdisMQueueDpcCall(named, targetProcessors);
        uint queued = QueueDpcs(interrupt, targetProcessors, miniportDpcContext);
        trace.NdisMQueueDpcReturn(call, queued);
        return queued;
    }

    /// <inheritdoc/>
    public ulong NdisMQueueDpcEx(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        in GROUP_AFFINITY targetProcessors,
        PVOID miniportDpcContext)
    {
        TraceObject named = handles.Resolve(ndisInterruptHandle, ObjectKind.Interrupt, out InterruptObject? interrupt);
        TraceMark call = trace.NdisMQueueDpcExCall(named, targetProcessors.Mask, targetProcessors.Group);
        uint queued = targetProcessors.Group == OnlyGroup
            ? QueueDpcs(interrupt, targetProcessors.Mask, miniportDpcContext)
            : 0;
        trace.NdisMQueueDpcExReturn(call, queued);
        return queued;
    }

    /// <summary>Queues the DPC where it is not queued, and gives the mask of these processors.</summary>
    private uint QueueDpcs(InterruptObject? interrupt, ulong mask, PVOID context)
    {
        uint queued = 0;
        ulong targets = mask == 0 ? 1u << pc.Current.Number : mask;
        for (int processor = 0; interrupt is not null && processor < pc.ProcessorCount; processor++)
        {
            if ((targets & (1u << processor)) != 0 && line.QueueDpc(interrupt, processor, context))
            {
                queued |= 1u << processor;
            }
        }

        return queued;
    }

    private static ulong MissingHandlers(in NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS c)
        => (c.InterruptHandler is null ? 1u : 0)
            | (c.InterruptDpcHandler is null ? 2u : 0)
            | (c.DisableInterruptHandler is null ? 4u : 0)
            | (c.EnableInterruptHandler is null ? 8u : 0);

    private NDIS_STATUS AnswerInterruptRegistration(
        AdapterObject? adapter, in NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS c)
    {
        if (adapter is null)
        {
            return NDIS_STATUS_FAILURE;
        }

        if (c.Header.Type != NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT
            || c.Header.Revision != NDIS_MINIPORT_INTERRUPT_REVISION_1
            || c.Header.Size < NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1)
        {
            return NDIS_STATUS_BAD_VERSION;
        }

        if (MissingHandlers(c) != 0)
        {
            return NDIS_STATUS_INVALID_PARAMETER;
        }

        return pc.ChooseStatus(TraceName.NdisMRegisterInterruptEx);
    }
}
