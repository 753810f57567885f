using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// MiniportCheckForHang, from the end of the initialization until the halt, and MiniportReset where it asks for one:
/// until that is complete NDIS sends nothing, and then it sets the packet filter again if the driver asks for that. One
/// per adapter.
/// </summary>
[Resets]
internal sealed partial class Ndis5Resets(
    DriverBoundary boundary,
    HandleTable handles,
    HostTrace trace,
    SimulatedPc pc,
    MiniportLock serialization,
    InformationRequests information,
    PacketSends sends,
    HostSetup setup)
    : IMachineTarget
{
    private const uint DefaultSeconds = 2;

    // What an event is about.
    private const uint HangCheck = 0;
    private const uint MulticastList = 1;
    private const uint PacketFilter = 2;

    private Ndis5Adapter? _checked;

    /// <inheritdoc/>
    public void NdisMResetComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status, bool addressingReset)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out Ndis5Adapter? adapter);
        bool isPending = adapter is { IsResetting: true };
        TraceMark call = trace.NdisMResetCompleteCall(named, status, addressingReset, isPending);
        if (isPending)
        {
            Complete(adapter!, addressingReset);
        }

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

    public void End() => _checked = null;

    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        if (_checked is not { } adapter || adapter.Id.Number != argument)
        {
            return;
        }

        if (cookie != HangCheck)
        {
            Restore(adapter, cookie);
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
        trace.MiniportCheckForHangExit(enter, isHung, setup.IsDeviceHeld);
        if (isHung && adapter is { IsResetting: false, IsRemoved: false })
        {
            Reset(adapter);
        }
    }

    private void Reset(Ndis5Adapter adapter)
    {
        adapter.IsResetting = true;
        TraceMark enter = trace.MiniportResetEnter(adapter.Id);
        (NDIS_STATUS status, bool addressingReset) = boundary.Call(adapter, static adapter =>
        {
            NDIS_STATUS status = adapter.Driver.Characteristics.ResetHandler!(out bool addressing, adapter.Context);
            return (status, addressing);
        });
        trace.MiniportResetExit(enter, status, addressingReset);
        if (status != NDIS_STATUS_PENDING && adapter.IsResetting)
        {
            Complete(adapter, addressingReset);
        }
    }

    /// <summary>The NIC may have forgotten its filters: the driver says whether NDIS has to set them again.</summary>
    private void Complete(Ndis5Adapter adapter, bool addressingReset)
    {
        adapter.IsResetting = false;
        if (addressingReset)
        {
            ScheduleRestore(adapter, MulticastList, delay: 0);
        }

        sends.GoOn();
    }

    /// <summary>One request at a time: first the multicast list, then the packet filter.</summary>
    private void Restore(Ndis5Adapter adapter, uint what)
    {
        if (adapter.State != AdapterState.Running || adapter.IsRemoved)
        {
            return;
        }

        if (!information.MayAsk)
        {
            ScheduleRestore(adapter, what, MiniportLock.RetryTicks);
        }
        else if (what == MulticastList)
        {
            information.Set(NDIS.OID_802_3_MULTICAST_LIST, adapter.MulticastList);
            ScheduleRestore(adapter, PacketFilter, delay: 0);
        }
        else
        {
            information.Set(NDIS.OID_GEN_CURRENT_PACKET_FILTER, BitConverter.GetBytes(adapter.PacketFilter));
        }
    }

    private void ScheduleRestore(Ndis5Adapter adapter, uint what, long delay)
        => pc.Events.Schedule(pc.Now + delay, 0, DISPATCH_LEVEL, this, cookie: what, adapter.Id.Number);

    private static long Interval(Ndis5Adapter adapter)
        => TimeUnits.TicksPerSecond
            * (adapter.CheckForHangTimeInSeconds == 0 ? DefaultSeconds : adapter.CheckForHangTimeInSeconds);

    private void Schedule(Ndis5Adapter adapter, long delay)
        => pc.Events.Schedule(
            pc.Now + delay,
            0,
            DISPATCH_LEVEL,
            this,
            cookie: HangCheck,
            adapter.Id.Number,
            isBackground: true);
}
