using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// MiniportCheckForHang, from the end of the initialization until the halt, and MiniportReset where it asks for one.
/// One per adapter.
/// </summary>
[Resets]
internal sealed partial class Ndis5Resets(
    DriverBoundary boundary, HandleTable handles, HostTrace trace, SimulatedPc pc, MiniportLock serialization)
    : IMachineTarget
{
    private const uint DefaultSeconds = 2;
    private Ndis5Adapter? _checked;
    private Ndis5Adapter? _resetting;

    /// <inheritdoc/>
    public void NdisMResetComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status, bool addressingReset)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out Ndis5Adapter? adapter);
        bool isPending = adapter is not null && adapter == _resetting;
        TraceMark call = trace.NdisMResetCompleteCall(named, status, addressingReset, isPending);
        _resetting = isPending ? null : _resetting;
        trace.NdisMResetCompleteReturn(call);
    }

    public void Begin(Ndis5Adapter adapter)
    {
        if (adapter.Driver.Characteristics.CheckForHangHandler is not null)
        {
            _checked = adapter;
            Schedule(adapter, Interval(adapter));
        }
    }

    public void End() => (_checked, _resetting) = (null, null);

    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        if (_checked is not { } adapter || adapter.Id.Number != argument)
        {
            return;
        }

        if (serialization.IsBusy(adapter))
        {
            Schedule(adapter, MiniportLock.RetryTicks);
            return;
        }

        Check(adapter);
        if (_checked == adapter)
        {
            Schedule(adapter, Interval(adapter));
        }
    }

    private void Check(Ndis5Adapter adapter)
    {
        using MiniportLock.Scope held = serialization.Enter(adapter);
        TraceMark enter = trace.MiniportCheckForHangEnter(adapter.Id);
        bool isHung = boundary.Call(
            adapter, static adapter => adapter.Driver.Characteristics.CheckForHangHandler!(adapter.Context));
        trace.MiniportCheckForHangExit(enter, isHung);
        if (isHung && _resetting is null && !adapter.IsRemoved)
        {
            Reset(adapter);
        }
    }

    private void Reset(Ndis5Adapter adapter)
    {
        _resetting = adapter;
        TraceMark enter = trace.MiniportResetEnter(adapter.Id);
        (NDIS_STATUS status, bool addressingReset) = boundary.Call(adapter, static adapter =>
        {
            NDIS_STATUS status = adapter.Driver.Characteristics.ResetHandler!(out bool addressing, adapter.Context);
            return (status, addressing);
        });
        trace.MiniportResetExit(enter, status, addressingReset);
        _resetting = status == NDIS_STATUS_PENDING ? _resetting : null;
    }

    private static long Interval(Ndis5Adapter adapter)
        => TimeUnits.TicksPerSecond
            * (adapter.CheckForHangTimeInSeconds == 0 ? DefaultSeconds : adapter.CheckForHangTimeInSeconds);

    private void Schedule(Ndis5Adapter adapter, long delay)
        => pc.Events.Schedule(
            pc.Now + delay,
            0,
            DISPATCH_LEVEL,
            this,
            cookie: 0,
            adapter.Id.Number,
            isBackground: true);
}
