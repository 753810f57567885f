using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host;

/// <content>Interrupt DDI functions (contract.md 1.8).</content>
public partial class NdisHost
{
    private InterruptObject? _interrupt;

    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        ndisInterruptHandle = default;
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS c = ref miniportInterruptCharacteristics;
        TraceEvent call = NewCall(TraceName.NdisMRegisterInterruptEx);
        call.Arguments[0] = Resolve(miniportAdapterHandle, ObjectKind.Adapter, out MiniportAdapter? adapter).Packed;
        call.Arguments[1] = c.Header.Type;
        call.Arguments[2] = c.Header.Revision;
        call.Arguments[3] = c.Header.Size;
        call.Arguments[4] = MissingHandlers(c);
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        NDIS_STATUS status = AnswerInterruptRegistration(adapter, c);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return End(call, status, TraceObject.Null(ObjectKind.Interrupt).Packed);
        }

        c.InterruptType = NDIS_INTERRUPT_TYPE.NDIS_CONNECT_LINE_BASED;
        c.MessageInfoTable = 0;
        InterruptObject interrupt = new(_handles.NextNumber(ObjectKind.Interrupt), miniportInterruptContext, c);
        _handles.Add(interrupt);
        _interrupt = interrupt;
        ndisInterruptHandle = interrupt.Handle;
        interrupt.Acquired = Acquired(interrupt.Id, adapter!.Id);
        if (Choose(HostChoice.EarlyInterrupt, 0, 2) == 1)
        {
            interrupt.IsServiceQueued = true;
            _pc.RunOn(_pc.Current.Number, DEVICE_LEVEL, this, ServiceCookie, interrupt.Id.Number);
        }

        PumpInterrupt();
        return End(call, status, interrupt.Id.Packed);
    }

    /// <inheritdoc/>
    public void NdisMDeregisterInterruptEx(NDIS_HANDLE ndisInterruptHandle)
    {
        TraceEvent call = NewCall(TraceName.NdisMDeregisterInterruptEx);
        call.Arguments[0] = Resolve(ndisInterruptHandle, ObjectKind.Interrupt, out InterruptObject? interrupt).Packed;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Interrupt);
        if (interrupt is not null)
        {
            Released(interrupt.Id);
            WaitForDpcs(interrupt);
            interrupt.IsReleased = true;
            _interrupt = _interrupt == interrupt ? null : _interrupt;
        }

        End(call);
    }

    /// <inheritdoc/>
    public bool NdisMSynchronizeWithInterruptEx(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        MINIPORT_SYNCHRONIZE_INTERRUPT synchronizeFunction,
        NDIS_HANDLE synchronizeContext)
    {
        TraceEvent call = NewCall(TraceName.NdisMSynchronizeWithInterruptEx);
        call.Arguments[0] = Resolve(ndisInterruptHandle, ObjectKind.Interrupt, out InterruptObject? interrupt).Packed;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Interrupt);
        if (interrupt is null)
        {
            End(call);
            return false;
        }

        VirtualProcessor processor = _pc.Current;
        byte old = processor.Irql;
        processor.Irql = Math.Max(old, DEVICE_LEVEL);
        TraceEvent enter = NewEvent(TraceKind.Enter, TraceName.MiniportSynchronizeInterrupt);
        enter.Arguments[0] = interrupt.Id.Packed;
        Enter(ref enter);
        bool result;
        try
        {
            result = synchronizeFunction(synchronizeContext);
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        Exit(enter, result ? 1u : 0);
        processor.Irql = old;
        End(call, result ? 1u : 0);
        return result;
    }

    /// <inheritdoc/>
    public uint NdisMQueueDpc(
        NDIS_HANDLE ndisInterruptHandle, uint messageId, uint targetProcessors, PVOID miniportDpcContext)
    {
        TraceEvent call = NewCall(TraceName.NdisMQueueDpc);
        call.Arguments[0] = Resolve(ndisInterruptHandle, ObjectKind.Interrupt, out InterruptObject? interrupt).Packed;
        call.Arguments[1] = targetProcessors;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Interrupt);
        uint queued = 0;
        if (interrupt is not null)
        {
            uint targets = targetProcessors == 0 ? 1u << _pc.Current.Number : targetProcessors;
            for (int processor = 0; processor < 2; processor++)
            {
                if ((targets & (1u << processor)) != 0 && QueueDpc(interrupt, processor, miniportDpcContext))
                {
                    queued |= 1u << processor;
                }
            }
        }

        End(call, queued);
        return queued;
    }

    private static ulong MissingHandlers(in NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS c)
        => (c.InterruptHandler is null ? 1u : 0)
            | (c.InterruptDpcHandler is null ? 2u : 0)
            | (c.DisableInterruptHandler is null ? 4u : 0)
            | (c.EnableInterruptHandler is null ? 8u : 0);

    private NDIS_STATUS AnswerInterruptRegistration(
        MiniportAdapter? adapter, in NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS c)
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

        return Choose(HostChoice.Failure, (uint)TraceName.NdisMRegisterInterruptEx, 3) switch
        {
            1 => NDIS_STATUS_RESOURCES,
            2 => NDIS_STATUS_RESOURCE_CONFLICT,
            _ => NDIS_STATUS_SUCCESS,
        };
    }
}
