using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// MiniportISR and MiniportHandleInterrupt of a registered interrupt. A driver that did not ask for its ISR gets
/// MiniportDisableInterrupt in its place. One per machine.
/// </summary>
internal sealed class LineInterruptHandlers(HostTrace trace, DriverBoundary boundary, MiniportLock serialization)
    : IInterruptHandlers
{
    public TraceMark EnterService(InterruptObject interrupt, bool wasRaised)
        => ((LineInterrupt)interrupt).RequestsIsr
            ? trace.MiniportISREnter(interrupt.Id, wasRaised)
            : trace.MiniportDisableInterruptEnter(interrupt.Id);

    public InterruptAnswer Service(InterruptObject interrupt)
    {
        Ndis5Adapter adapter = ((LineInterrupt)interrupt).Adapter;
        if (((LineInterrupt)interrupt).RequestsIsr)
        {
            return boundary.Call(adapter, static adapter =>
            {
                adapter.Driver.Characteristics.ISRHandler!(
                    out bool isRecognized, out bool queuesDpc, adapter.Context);
                return new InterruptAnswer(isRecognized, queuesDpc);
            });
        }

        boundary.Call(
            adapter, static adapter => adapter.Driver.Characteristics.DisableInterruptHandler!(adapter.Context));
        return new InterruptAnswer(true, true);
    }

    public void ExitService(TraceMark enter, in InterruptAnswer answer)
    {
        if (enter.Name == TraceName.MiniportISR)
        {
            trace.MiniportISRExit(enter, answer.Recognized, answer.QueueDpc);
        }
        else
        {
            trace.MiniportDisableInterruptExit(enter);
        }
    }

    public bool RunDpc(InterruptObject interrupt, int processor, PVOID context)
    {
        Ndis5Adapter adapter = ((LineInterrupt)interrupt).Adapter;
        if (serialization.IsBusy(adapter))
        {
            return true;
        }

        using MiniportLock.Scope held = serialization.Enter(adapter);
        TraceMark enter = trace.MiniportHandleInterruptEnter(interrupt.Id);
        boundary.Call(
            adapter, static adapter => adapter.Driver.Characteristics.HandleInterruptHandler!(adapter.Context));
        trace.MiniportHandleInterruptExit(enter);
        if (adapter.Driver.Characteristics.EnableInterruptHandler is not null)
        {
            TraceMark enable = trace.MiniportEnableInterruptEnter(interrupt.Id);
            boundary.Call(
                adapter, static adapter => adapter.Driver.Characteristics.EnableInterruptHandler!(adapter.Context));
            trace.MiniportEnableInterruptExit(enable);
        }

        return false;
    }
}
