using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>The interrupt DDI functions of NDIS 5 (contract.md 1.9). One per machine.</summary>
internal sealed class LineInterrupts(
    DriverBoundary boundary, HandleTable handles, InterruptLine line, HostTrace trace, SimulatedPc pc,
    MiniportLock serialization)
{
    private readonly LineInterruptHandlers _handlers = new(trace, boundary, serialization);

    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterInterrupt(
        NDIS_MINIPORT_INTERRUPT interrupt,
        NDIS_HANDLE miniportAdapterHandle,
        uint interruptVector,
        uint interruptLevel,
        bool requestIsr,
        bool sharedInterrupt,
        NDIS_INTERRUPT_MODE interruptMode)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out Ndis5Adapter? adapter);
        TraceMark call = trace.NdisMRegisterInterruptCall(
            named, interruptVector, interruptLevel, requestIsr, sharedInterrupt, (uint)interruptMode);

        // The ISR of a shared line must say whose interrupt it is, whatever the driver asked for.
        bool requestsIsr = requestIsr || sharedInterrupt;
        NDIS_STATUS status = adapter is null || !HasHandlers(adapter, requestsIsr)
            ? NDIS_STATUS_FAILURE
            : pc.ChooseStatus(call.Name);
        if (status != NDIS_STATUS_SUCCESS)
        {
            trace.NdisMRegisterInterruptReturn(call, status, TraceObject.Null(ObjectKind.Interrupt));
            return status;
        }

        LineInterrupt connected = new(
            handles.NextNumber(ObjectKind.Interrupt), adapter!, requestsIsr, _handlers, pc.ProcessorCount);
        handles.Add(connected);
        interrupt.HostNumber = connected.Id.Number;
        line.Connect(connected);
        connected.Acquired = trace.Acquired(connected.Id, adapter!.Id);
        if (pc.Choose(HostChoice.EarlyInterrupt, 2) == 1)
        {
            line.ServiceNow(connected, pc.Current.Number);
        }

        line.Pump();
        trace.NdisMRegisterInterruptReturn(call, status, connected.Id);
        return status;
    }

    /// <inheritdoc/>
    public void NdisMDeregisterInterrupt(NDIS_MINIPORT_INTERRUPT interrupt)
    {
        TraceMark call = trace.NdisMDeregisterInterruptCall(Find(interrupt, out LineInterrupt? connected));
        if (connected is not null)
        {
            trace.Released(connected.Id);
            line.WaitForDpcs(connected);
            connected.IsReleased = true;
            line.Connected = line.Connected == connected ? null : line.Connected;
        }

        trace.NdisMDeregisterInterruptReturn(call);
    }

    /// <inheritdoc/>
    public bool NdisMSynchronizeWithInterrupt(
        NDIS_MINIPORT_INTERRUPT interrupt,
        MINIPORT_SYNCHRONIZE_INTERRUPT synchronizeFunction,
        NDIS_HANDLE synchronizeContext)
    {
        TraceMark call = trace.NdisMSynchronizeWithInterruptCall(Find(interrupt, out LineInterrupt? connected));
        bool result = connected is not null
            && line.Synchronize(connected, synchronizeFunction, synchronizeContext);
        trace.NdisMSynchronizeWithInterruptReturn(call, result);
        return result;
    }

    private static bool HasHandlers(Ndis5Adapter adapter, bool requestsIsr)
    {
        ref readonly NDIS_MINIPORT_CHARACTERISTICS handlers = ref adapter.Driver.Characteristics;
        return handlers.HandleInterruptHandler is not null
            && (requestsIsr ? handlers.ISRHandler is not null : handlers.DisableInterruptHandler is not null);
    }

    private TraceObject Find(NDIS_MINIPORT_INTERRUPT? interrupt, out LineInterrupt? connected)
        => handles.Resolve(
            interrupt is null ? default : HandleTable.ToHandle(ObjectKind.Interrupt, interrupt.HostNumber),
            ObjectKind.Interrupt,
            out connected);
}
