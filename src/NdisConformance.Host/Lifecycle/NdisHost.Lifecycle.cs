using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host;

/// <content>DriverEntry to unload: what the upper side of NDIS asks of the miniport (contract.md 1.7).</content>
public partial class NdisHost
{
    private MiniportAdapter? _adapter;
    private bool _isInDriverEntry;

    /// <summary>State of the adapter; Halted where there is none.</summary>
    public AdapterState CurrentState => _adapter?.State ?? AdapterState.Halted;

    /// <summary>The adapter as traces name it; none before the first initialization.</summary>
    public TraceObject Adapter => _adapter?.Id ?? default;

    /// <summary>True while MiniportPause or MiniportRestart is pending.</summary>
    public bool IsTransitionPending => _adapter is { } a && (a.IsPausePending || a.IsRestartPending);

    /// <summary>The status that the last MiniportRestart ended with.</summary>
    public NDIS_STATUS RestartStatus => _adapter?.RestartStatus ?? NDIS_STATUS_FAILURE;

    /// <summary>True while a driver is registered.</summary>
    public bool HasDriver => _driver is not null;

    /// <summary>Calls DriverEntry. A failure leaves nothing loaded.</summary>
    public NDIS_STATUS LoadDriver(IMiniportDriver driver)
    {
        TraceEvent enter = NewEvent(TraceKind.Enter, TraceName.DriverEntry);
        Enter(ref enter);
        _isInDriverEntry = true;
        _loadedDriver = driver;
        NDIS_STATUS status;
        try
        {
            status = driver.DriverEntry(this, _driverObject, _registryPath);
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        Exit(enter, (ulong)status);
        _isInDriverEntry = false;
        CompareCharacteristics();
        if (status != NDIS_STATUS_SUCCESS)
        {
            ReportLeaks(Checkpoint.FailedDriverEntry);
            ReleaseDriver();
        }

        return status;
    }

    /// <summary>Calls MiniportInitializeEx for the device on the bus.</summary>
    public NDIS_STATUS InitializeAdapter()
    {
        MiniportDriver driver = _driver ?? throw new InvalidOperationException("no driver is registered");
        CheckState(MayInitialize(CurrentState, _isInDriverEntry));
        MiniportAdapter adapter = new(_handles.NextNumber(ObjectKind.Adapter), driver) { Born = _tracer.Sequence };
        _handles.Add(adapter);
        _adapter = adapter;
        _device.Reset();
        SetState(adapter, AdapterState.Initializing);
        NDIS_MINIPORT_INIT_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_INIT_PARAMETERS,
                NDIS_MINIPORT_INIT_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_MINIPORT_INIT_PARAMETERS_REVISION_1),
            AllocatedResources = new NDIS_RESOURCE_LIST(
                new CM_PARTIAL_RESOURCE_DESCRIPTOR(
                    CmResourceTypeMemory, _registers.BusAddress, _registers.Length, 0, 0),
                new CM_PARTIAL_RESOURCE_DESCRIPTOR(CmResourceTypeInterrupt, default, 0, DEVICE_LEVEL, 16)),
        };
        TraceEvent enter = NewAdapterEnter(TraceName.MiniportInitializeEx, adapter);
        NDIS_STATUS status = Run(
            enter,
            () => driver.Characteristics.InitializeHandlerEx!(adapter.Handle, driver.Context, ref parameters));
        if (status == NDIS_STATUS_SUCCESS)
        {
            SetState(adapter, AdapterState.Paused);
            BeginHangChecks(adapter);
            return status;
        }

        SetState(adapter, AdapterState.Halted);
        ReportLeaks(Checkpoint.FailedInitialize);
        ReleaseAdapter(adapter);
        return status;
    }

    /// <summary>Calls MiniportRestart. PENDING means that <see cref="IsTransitionPending"/> holds.</summary>
    public NDIS_STATUS RestartAdapter()
    {
        CheckState(MayRestart(CurrentState));
        MiniportAdapter adapter = _adapter!;
        SetState(adapter, AdapterState.Restarting);
        NDIS_MINIPORT_RESTART_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NDIS_MINIPORT_RESTART_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_MINIPORT_RESTART_PARAMETERS_REVISION_1),
        };
        adapter.IsRestartPending = true;
        TraceEvent enter = NewAdapterEnter(TraceName.MiniportRestart, adapter);
        NDIS_STATUS status = Run(
            enter,
            () => adapter.Driver.Characteristics.RestartHandler!(adapter.Context, ref parameters));
        if (status != NDIS_STATUS_PENDING && adapter.IsRestartPending)
        {
            FinishRestart(adapter, status);
        }

        return status;
    }

    /// <summary>Calls MiniportPause. PENDING means that <see cref="IsTransitionPending"/> holds.</summary>
    public NDIS_STATUS PauseAdapter()
    {
        CheckState(MayPause(CurrentState));
        MiniportAdapter adapter = _adapter!;
        SetState(adapter, AdapterState.Pausing);
        NDIS_MINIPORT_PAUSE_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NDIS_MINIPORT_PAUSE_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_MINIPORT_PAUSE_PARAMETERS_REVISION_1),
        };
        adapter.IsPausePending = true;
        TraceEvent enter = NewAdapterEnter(TraceName.MiniportPause, adapter);
        NDIS_STATUS status = Run(
            enter,
            () => adapter.Driver.Characteristics.PauseHandler!(adapter.Context, ref parameters));
        if (status != NDIS_STATUS_PENDING && adapter.IsPausePending)
        {
            FinishPause(adapter);
        }

        return status;
    }

    /// <summary>Calls MiniportHaltEx and looks at what is left.</summary>
    public void HaltAdapter(NDIS_HALT_ACTION action)
    {
        CheckState(MayHalt(CurrentState, IsOidPending));
        MiniportAdapter adapter = _adapter!;
        EndHangChecks();
        TraceEvent enter = NewAdapterEnter(TraceName.MiniportHaltEx, adapter);
        enter.Arguments[1] = (ulong)action;
        Run(enter, () => adapter.Driver.Characteristics.HaltHandlerEx!(adapter.Context, action));
        SetState(adapter, AdapterState.Halted);
        ReportLeaks(Checkpoint.Halt);
        ReleaseAdapter(adapter);
    }

    /// <summary>Calls MiniportDriverUnload.</summary>
    public void UnloadDriver()
    {
        MiniportDriver driver = _driver ?? throw new InvalidOperationException("no driver is registered");
        CompareCharacteristics();
        TraceEvent enter = NewEvent(TraceKind.Enter, TraceName.MiniportDriverUnload);
        enter.Arguments[0] = driver.Id.Packed;
        Run(enter, () => driver.Characteristics.UnloadHandler!(_driverObject));
        ReportLeaks(Checkpoint.Unload);
        ReleaseDriver();
    }

    private TraceEvent NewAdapterEnter(TraceName callback, MiniportAdapter adapter)
    {
        TraceEvent enter = NewEvent(TraceKind.Enter, callback);
        enter.Arguments[0] = adapter.Id.Packed;
        return enter;
    }

    private void SetState(MiniportAdapter adapter, AdapterState state)
    {
        AdapterState old = adapter.State;
        adapter.State = state;
        Fact(TraceName.AdapterStateChanged, adapter.Id.Packed, (ulong)old, (ulong)state);
    }

    private void FinishPause(MiniportAdapter adapter)
    {
        adapter.IsPausePending = false;
        if (adapter.State == AdapterState.Pausing)
        {
            SetState(adapter, AdapterState.Paused);
        }
    }

    private void FinishRestart(MiniportAdapter adapter, NDIS_STATUS status)
    {
        adapter.IsRestartPending = false;
        adapter.RestartStatus = status;
        if (adapter.State == AdapterState.Restarting)
        {
            SetState(adapter, status == NDIS_STATUS_SUCCESS ? AdapterState.Running : AdapterState.Paused);
        }
    }
}
