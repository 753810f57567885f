using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Kernel;

/// <summary>MiniportInterrupt and MiniportInterruptDPC of a registered interrupt. One per machine.</summary>
internal sealed class ExInterruptHandlers(HostTrace trace, DriverBoundary boundary, ReceiveThrottle throttle)
    : IInterruptHandlers
{
    private const byte UnsetFlag = 0xCC;
    private const uint UnsetTargets = 0xCCCC_CCCC;

    public TraceMark EnterService(InterruptObject interrupt, bool wasRaised)
        => trace.MiniportInterruptEnter(interrupt.Id, wasRaised);

    public InterruptAnswer Service(InterruptObject interrupt)
    {
        (bool recognized, bool queueDpc, uint targets) = boundary.Call((ExInterrupt)interrupt, CallHandler);
        uint unset = Unsafe.As<bool, byte>(ref queueDpc) == UnsetFlag ? 1u : 0;
        queueDpc &= unset == 0;
        unset |= targets == UnsetTargets ? 2u : 0;
        targets = targets == UnsetTargets ? 0 : targets;
        return new InterruptAnswer(recognized, queueDpc, targets, unset);
    }

    public void ExitService(TraceMark enter, in InterruptAnswer answer)
        => trace.MiniportInterruptExit(enter, answer.Recognized, answer.QueueDpc, answer.Targets, answer.Unset);

    public bool RunDpc(InterruptObject interrupt, int processor, PVOID context)
    {
        PVOID parameters = throttle.Begin(processor);
        uint limit = parameters == null ? NDIS_INDICATE_ALL_NBLS : throttle.Limit;
        TraceMark enter = trace.MiniportInterruptDPCEnter(interrupt.Id, limit);
        boundary.Call(
            (Interrupt: (ExInterrupt)interrupt, context, parameters),
            static dpc => dpc.Interrupt.Characteristics.InterruptDpcHandler!(
                dpc.Interrupt.Context, dpc.context, dpc.parameters, default));
        bool isMore = parameters != null && throttle.End(processor);
        trace.MiniportInterruptDPCExit(enter, isMore);
        return isMore;
    }

    private static (bool Recognized, bool QueueDpc, uint Targets) CallHandler(ExInterrupt interrupt)
    {
        // Values that no driver writes show which of the two it left alone. INT-006.
        bool queueDpc = false;
        Unsafe.As<bool, byte>(ref queueDpc) = UnsetFlag;
        uint targets = UnsetTargets;
        bool recognized = interrupt.Characteristics.InterruptHandler!(interrupt.Context, ref queueDpc, ref targets);
        return (recognized, queueDpc, targets);
    }
}
