using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// MiniportCheckForHangEx, from the end of the initialization until halt or shutdown. Source: RAttr. One per adapter.
/// </summary>
[Resets]
internal sealed partial class HangChecks(
    SimulatedPc pc, HostDuties duties, HostTrace trace, DriverBoundary boundary, HardwareResets resets)
    : IMachineTarget
{
    private MiniportAdapter? _hangChecked;

    public void Begin(MiniportAdapter adapter)
    {
        if (adapter.Driver.Characteristics.CheckForHangHandlerEx is not null)
        {
            _hangChecked = adapter;
            Schedule(adapter, pc.Now);
        }
    }

    public void End()
    {
        _hangChecked = null;
        resets.End();
    }

    private void Schedule(MiniportAdapter adapter, long previous)
        => pc.Events.Schedule(
            previous + (duties.HangCheckSeconds(adapter.CheckForHangTimeInSeconds) * TimeUnits.TicksPerSecond),
            0,
            PASSIVE_LEVEL,
            this,
            cookie: 0,
            adapter.Id.Number,
            isBackground: true);

    /// <summary>Asks the driver, resets the adapter if it says so, and comes round again.</summary>
    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        if (_hangChecked is not { } adapter || adapter.Id.Number != argument)
        {
            return;
        }

        long started = pc.Now;
        TraceMark enter = trace.MiniportCheckForHangExEnter(adapter.Id);
        bool isHung = boundary.Call(
            adapter,
            static adapter => adapter.Driver.Characteristics.CheckForHangHandlerEx!(adapter.Context));
        trace.MiniportCheckForHangExExit(enter, isHung);
        if (isHung)
        {
            resets.Begin(adapter);
        }

        Schedule(adapter, started);
    }
}
