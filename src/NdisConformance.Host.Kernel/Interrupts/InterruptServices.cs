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
    SimulatedPc pc)
{
    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        ndisInterruptHandle = default;
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS c = ref miniportInterruptCharacteristics;
        TraceEvent call = boundary.NewCall(TraceName.NdisMRegisterInterruptEx);
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out AdapterObject? adapter);
        call.Arguments[0] = named.Packed;
        call.Arguments[1] = c.Header.Type;
        call.Arguments[2] = c.Header.Revision;
        call.Arguments[3] = c.Header.Size;
        call.Arguments[4] = MissingHandlers(c);
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
        NDIS_STATUS status = AnswerInterruptRegistration(adapter, c);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return boundary.End(call, status, TraceObject.Null(ObjectKind.Interrupt).Packed);
        }

        c.InterruptType = NDIS_INTERRUPT_TYPE.NDIS_CONNECT_LINE_BASED;
        c.MessageInfoTable = 0;
        InterruptObject interrupt = new(handles.NextNumber(ObjectKind.Interrupt), miniportInterruptContext, c);
        handles.Add(interrupt);
        line.Connected = interrupt;
        ndisInterruptHandle = interrupt.Handle;
        interrupt.Acquired = trace.Acquired(interrupt.Id, adapter!.Id);
        if (pc.Choose(HostChoice.EarlyInterrupt, 0, 2) == 1)
        {
            line.ServiceNow(interrupt, pc.Current.Number);
        }

        line.Pump();
        return boundary.End(call, status, interrupt.Id.Packed);
    }

    /// <inheritdoc/>
    public void NdisMDeregisterInterruptEx(NDIS_HANDLE ndisInterruptHandle)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisMDeregisterInterruptEx);
        TraceObject named = handles.Resolve(ndisInterruptHandle, ObjectKind.Interrupt, out InterruptObject? interrupt);
        call.Arguments[0] = named.Packed;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Interrupt);
        if (interrupt is not null)
        {
            trace.Released(interrupt.Id);
            line.WaitForDpcs(interrupt);
            interrupt.IsReleased = true;
            line.Connected = line.Connected == interrupt ? null : line.Connected;
        }

        boundary.End(call);
    }

    /// <inheritdoc/>
    public bool NdisMSynchronizeWithInterruptEx(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        MINIPORT_SYNCHRONIZE_INTERRUPT synchronizeFunction,
        NDIS_HANDLE synchronizeContext)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisMSynchronizeWithInterruptEx);
        TraceObject named = handles.Resolve(ndisInterruptHandle, ObjectKind.Interrupt, out InterruptObject? interrupt);
        call.Arguments[0] = named.Packed;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Interrupt);
        if (interrupt is null)
        {
            boundary.End(call);
            return false;
        }

        VirtualProcessor processor = pc.Current;
        byte old = processor.Irql;
        processor.Irql = Math.Max(old, DEVICE_LEVEL);
        bool result = boundary.Run(
            trace.NewEnter(TraceName.MiniportSynchronizeInterrupt, interrupt.Id),
            (synchronizeFunction, synchronizeContext),
            static call => call.synchronizeFunction(call.synchronizeContext));
        processor.Irql = old;
        boundary.End(call, result ? 1u : 0);
        return result;
    }

    /// <inheritdoc/>
    public uint NdisMQueueDpc(
        NDIS_HANDLE ndisInterruptHandle, uint messageId, uint targetProcessors, PVOID miniportDpcContext)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisMQueueDpc);
        TraceObject named = handles.Resolve(ndisInterruptHandle, ObjectKind.Interrupt, out InterruptObject? interrupt);
        call.Arguments[0] = named.Packed;
        call.Arguments[1] = targetProcessors;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Interrupt);
        uint queued = 0;
        if (interrupt is not null)
        {
            uint targets = targetProcessors == 0 ? 1u << pc.Current.Number : targetProcessors;
            for (int processor = 0; processor < 2; processor++)
            {
                if ((targets & (1u << processor)) != 0 && line.QueueDpc(interrupt, processor, miniportDpcContext))
                {
                    queued |= 1u << processor;
                }
            }
        }

        boundary.End(call, queued);
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

        return pc.Choose(HostChoice.Failure, (uint)TraceName.NdisMRegisterInterruptEx, 3) switch
        {
            1 => NDIS_STATUS_RESOURCES,
            2 => NDIS_STATUS_RESOURCE_CONFLICT,
            _ => NDIS_STATUS_SUCCESS,
        };
    }
}
