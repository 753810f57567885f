using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// MiniportResetEx, where MiniportCheckForHangEx asks for it. A reset does not change the state of the adapter, and
/// NDIS goes on sending meanwhile. Source: Reset, ResetC, ResetDone. One per adapter.
/// </summary>
[Resets]
internal sealed partial class HardwareResets(
    DriverBoundary boundary,
    HandleTable handles,
    HostTrace trace,
    OidRequests oids,
    SimulatedPc pc)
    : IMachineTarget
{
    private const long TicksBetweenRequests = 1000 * TimeUnits.TicksPerMicrosecond;
    private readonly Queue<OidQuestion> _toRestore = [];
    private MiniportAdapter? _resetting;

    /// <inheritdoc/>
    public void NdisMResetComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status, bool addressingReset)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out MiniportAdapter? adapter);
        bool isPending = adapter is not null && adapter == _resetting;
        TraceMark call = trace.NdisMResetCompleteCall(named, status, addressingReset, isPending);
        if (isPending)
        {
            Finish(status, addressingReset);
        }

        trace.NdisMResetCompleteReturn(call);
    }

    /// <summary>Calls MiniportResetEx, unless a reset is pending or the device is gone.</summary>
    public void Begin(MiniportAdapter adapter)
    {
        if (_resetting is not null || adapter.IsRemoved || adapter.Driver.Characteristics.ResetHandlerEx is null)
        {
            return;
        }

        _resetting = adapter;
        TraceMark enter = trace.MiniportResetExEnter(adapter.Id);
        (NDIS_STATUS status, bool addressingReset) = boundary.Call(adapter, static adapter =>
        {
            NDIS_STATUS status = adapter.Driver.Characteristics.ResetHandlerEx!(adapter.Context, out bool addressing);
            return (status, addressing);
        });
        trace.MiniportResetExExit(enter, status, addressingReset);
        if (status != NDIS_STATUS_PENDING && _resetting is not null)
        {
            Finish(status, addressingReset);
        }
    }

    /// <summary>The adapter is gone, and with it a reset that is pending.</summary>
    public void End()
    {
        _resetting = null;
        _toRestore.Clear();
    }

    /// <summary>Sets what the reset lost, a request after the other.</summary>
    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        if (_toRestore.Count == 0)
        {
            return;
        }

        if (oids.MayRequest)
        {
            oids.Request(_toRestore.Dequeue());
        }

        ScheduleRestoring();
    }

    private void Finish(NDIS_STATUS status, bool addressingReset)
    {
        MiniportAdapter adapter = _resetting!;
        _resetting = null;
        if (addressingReset && status is NDIS_STATUS_SUCCESS or NDIS_STATUS_SOFT_ERRORS)
        {
            _toRestore.Clear();
            foreach (OidQuestion question in adapter.Filter.Lose())
            {
                _toRestore.Enqueue(question);
            }

            ScheduleRestoring();
        }
    }

    private void ScheduleRestoring()
        => pc.Events.Schedule(
            pc.Now + TicksBetweenRequests, 0, PASSIVE_LEVEL, this, cookie: 0);
}
