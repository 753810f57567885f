using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>DriverEntry to unload: what NDIS asks of the miniport (contract.md 1.7). One per driver.</summary>
[Resets]
internal sealed partial class Lifecycle(
    DriverBoundary boundary,
    HandleTable handles,
    Miniport miniport,
    HostTrace trace,
    Registration registration,
    HostDuties duties,
    Tracer tracer,
    HostSetup setup,
    RegisterWindow registers,
    HangChecks hangChecks,
    PnpEvents pnpEvents,
    RestartAttributes restartAttributes,
    OidRequests oids,
    ResourceLedger ledger,
    ReturnedLists returned,
    Contexts contexts,
    SimulatedPc pc)
{
    private const ulong EthernetInterface = 6; // IF_TYPE_ETHERNET_CSMACD
    private const uint FirstVector = 16;
    private bool _isHalting;

    /// <inheritdoc/>
    public void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out MiniportAdapter? adapter);
        bool isPending = adapter is { IsPausePending: true };
        TraceMark call = trace.NdisMPauseCompleteCall(named, isPending);
        if (isPending)
        {
            FinishPause(adapter!);
        }

        trace.NdisMPauseCompleteReturn(call);
    }

    /// <inheritdoc/>
    public void NdisMRestartComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out MiniportAdapter? adapter);
        bool isPending = adapter is { IsRestartPending: true };
        TraceMark call = trace.NdisMRestartCompleteCall(named, status, isPending);
        if (isPending)
        {
            FinishRestart(adapter!, status);
        }

        trace.NdisMRestartCompleteReturn(call);
    }

    /// <summary>True while MiniportPause or MiniportRestart is pending.</summary>
    public bool IsTransitionPending => miniport.Adapter is { } a && (a.IsPausePending || a.IsRestartPending);

    /// <summary>The status that the last MiniportRestart ended with.</summary>
    public NDIS_STATUS RestartStatus => miniport.Adapter?.RestartStatus ?? NDIS_STATUS_FAILURE;

    /// <summary>Calls DriverEntry. A failure leaves nothing loaded.</summary>
    public NDIS_STATUS Load(IMiniportDriver driver, INdis ndis)
    {
        miniport.IsInDriverEntry = true;
        miniport.Loaded = driver;
        TraceMark enter = trace.DriverEntryEnter();
        NDIS_STATUS status = boundary.Call(
            () => driver.DriverEntry(ndis, registration.DriverObject, registration.RegistryPath));
        trace.DriverEntryExit(enter, status);
        miniport.IsInDriverEntry = false;
        registration.CompareCharacteristics();
        if (status != NDIS_STATUS_SUCCESS)
        {
            ReportLeaks(Checkpoint.FailedDriverEntry);
            ReleaseDriver();
        }

        return status;
    }

    /// <summary>Calls MiniportInitializeEx for the device on the bus.</summary>
    public NDIS_STATUS Initialize()
    {
        MiniportDriver driver = miniport.Driver ?? throw new InvalidOperationException("no driver is registered");
        miniport.Check(duties.MayInitialize(miniport.State, miniport.IsInDriverEntry));
        MiniportAdapter adapter = new(handles.NextNumber(ObjectKind.Adapter), driver)
        {
            Born = tracer.Sequence,
            HasReceiveThrottle = driver.Version >= NdisVersions.Of(20),
        };
        handles.Add(adapter);
        if (miniport.Adapter is not null && setup.Options.MovesResources)
        {
            registers.Move();
        }

        miniport.Adapter = adapter;
        setup.Device.Reset();
        SetState(adapter, AdapterState.Initializing);
        NDIS_MINIPORT_INIT_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_INIT_PARAMETERS,
                NDIS_MINIPORT_INIT_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_MINIPORT_INIT_PARAMETERS_REVISION_1),
            AllocatedResources = Resources(),
            IfIndex = adapter.Id.Number,
            NetLuid = (EthernetInterface << 48) | ((ulong)adapter.Id.Number << 24),
        };
        TraceMark enter = trace.MiniportInitializeExEnter(adapter.Id);
        NDIS_STATUS status = boundary.Call(
            () => driver.Characteristics.InitializeHandlerEx!(adapter.Handle, driver.Context, ref parameters));
        trace.MiniportInitializeExExit(enter, status);
        if (status == NDIS_STATUS_SUCCESS)
        {
            SetState(adapter, AdapterState.Paused);
            hangChecks.Begin(adapter);
            pnpEvents.NotifyPowerProfile(adapter);
            return status;
        }

        SetState(adapter, AdapterState.Halted);
        ReportLeaks(Checkpoint.FailedInitialize);
        ReleaseAdapter(adapter);
        return status;
    }

    /// <summary>Calls MiniportRestart. PENDING means that <see cref="IsTransitionPending"/> holds.</summary>
    public NDIS_STATUS Restart()
    {
        miniport.Check(duties.MayRestart(miniport.State));
        MiniportAdapter adapter = miniport.Adapter!;
        SetState(adapter, AdapterState.Restarting);
        adapter.IsRestartPending = true;
        restartAttributes.Lay(adapter);
        TraceMark enter = trace.MiniportRestartEnter(adapter.Id);
        NDIS_STATUS status = boundary.Call((adapter, restartAttributes), CallRestart);
        trace.MiniportRestartExit(enter, status);
        if (!adapter.IsRestartPending)
        {
            // It was completed inside.
            TakeRestartAttributes(adapter);
        }
        else if (status != NDIS_STATUS_PENDING)
        {
            FinishRestart(adapter, status);
        }

        return status;
    }

    /// <summary>Calls MiniportPause. PENDING means that <see cref="IsTransitionPending"/> holds.</summary>
    public NDIS_STATUS Pause()
    {
        miniport.Check(duties.MayPause(miniport.State));
        MiniportAdapter adapter = miniport.Adapter!;
        SetState(adapter, AdapterState.Pausing);
        adapter.PauseReason = duties.PauseReason(adapter.Driver.Version, adapter.IsRemoved);
        adapter.IsPausePending = true;
        TraceMark enter = trace.MiniportPauseEnter(adapter.Id);
        NDIS_STATUS status = boundary.Call(adapter, CallPause);
        trace.MiniportPauseExit(enter, status);
        if (status != NDIS_STATUS_PENDING && adapter.IsPausePending)
        {
            FinishPause(adapter);
        }

        return status;
    }

    /// <summary>Calls MiniportHaltEx and looks at what is left.</summary>
    public void Halt(NDIS_HALT_ACTION action)
    {
        miniport.Check(duties.MayHalt(miniport.State, oids.IsPending));
        MiniportAdapter adapter = miniport.Adapter!;
        hangChecks.End();
        _isHalting = true;
        TraceMark enter = trace.MiniportHaltExEnter(adapter.Id, action);
        boundary.Call(() => adapter.Driver.Characteristics.HaltHandlerEx!(adapter.Context, action));
        trace.MiniportHaltExExit(enter);
        _isHalting = false;
        SetState(adapter, AdapterState.Halted);
        ReportLeaks(Checkpoint.Halt);
        ReleaseAdapter(adapter);
    }

    /// <summary>Calls MiniportDriverUnload.</summary>
    public void Unload()
    {
        MiniportDriver driver = miniport.Driver ?? throw new InvalidOperationException("no driver is registered");
        registration.CompareCharacteristics();
        TraceMark enter = trace.MiniportDriverUnloadEnter(driver.Id);
        boundary.Call(() => driver.Characteristics.UnloadHandler!(registration.DriverObject));
        trace.MiniportDriverUnloadExit(enter);
        ReportLeaks(Checkpoint.Unload);
        ReleaseDriver();
    }

    private NDIS_RESOURCE_LIST Resources()
    {
        CM_PARTIAL_RESOURCE_DESCRIPTOR window = new(
            CmResourceTypeMemory, registers.BusAddress, registers.Length, 0, 0);
        CM_PARTIAL_RESOURCE_DESCRIPTOR interrupt = new(
            CmResourceTypeInterrupt, default, 0, DEVICE_LEVEL, FirstVector + registers.Moves);
        return registers.Moves % 2 == 0 ? new NDIS_RESOURCE_LIST(window, interrupt)
            : new NDIS_RESOURCE_LIST(interrupt, window);
    }

    private static NDIS_STATUS CallRestart((MiniportAdapter Adapter, RestartAttributes Attributes) call)
    {
        MiniportAdapter adapter = call.Adapter;
        NDIS_MINIPORT_RESTART_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NDIS_MINIPORT_RESTART_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_MINIPORT_RESTART_PARAMETERS_REVISION_1),
            RestartAttributes = call.Attributes.List,
        };
        call.Attributes.IsInCallback = true;
        NDIS_STATUS status = adapter.Driver.Characteristics.RestartHandler!(adapter.Context, ref parameters);
        call.Attributes.IsInCallback = false;
        call.Attributes.List = parameters.RestartAttributes;
        return status;
    }

    private static NDIS_STATUS CallPause(MiniportAdapter adapter)
    {
        NDIS_MINIPORT_PAUSE_PARAMETERS parameters = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT,
                NDIS_MINIPORT_PAUSE_PARAMETERS_REVISION_1,
                NDIS_SIZEOF_MINIPORT_PAUSE_PARAMETERS_REVISION_1),
            PauseReason = adapter.PauseReason,
        };
        return adapter.Driver.Characteristics.PauseHandler!(adapter.Context, ref parameters);
    }

    /// <summary>States every resource that outlived its checkpoint, in order of birth.</summary>
    private void ReportLeaks(Checkpoint checkpoint)
    {
        bool isDriverGone = checkpoint is Checkpoint.Unload or Checkpoint.FailedDriverEntry;
        returned.StateIgnoredReturns();
        ledger.ReportLeaks(checkpoint, isDriverGone ? 0 : miniport.Adapter!.Born, isDriverGone);
        if (isDriverGone)
        {
            contexts.ReportLeaks();
        }
    }

    /// <summary>The adapter is no more; its handle is dead from here on.</summary>
    private void ReleaseAdapter(MiniportAdapter adapter)
    {
        adapter.IsReleased = true;
        ledger.Forget(adapter.Born);
    }

    private void ReleaseDriver()
    {
        foreach (HostObject driver in handles.All(ObjectKind.Driver))
        {
            driver.IsReleased = true;
        }

        miniport.Driver = null;
    }

    private void SetState(MiniportAdapter adapter, AdapterState state)
    {
        AdapterState old = adapter.State;
        adapter.State = state;
        trace.AdapterStateChanged(adapter.Id, old, state);
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
        TakeRestartAttributes(adapter);
        if (adapter.State == AdapterState.Restarting)
        {
            SetState(adapter, status == NDIS_STATUS_SUCCESS ? AdapterState.Running : AdapterState.Paused);
        }
    }

    /// <summary>NDIS goes by the MtuSize that a good restart left in the list, and frees the list.</summary>
    private void TakeRestartAttributes(MiniportAdapter adapter)
    {
        if (restartAttributes.IsInCallback || !(restartAttributes.IsGiven || restartAttributes.IsChanged))
        {
            return;
        }

        uint mtu = adapter.RestartStatus == NDIS_STATUS_SUCCESS && restartAttributes.IsGiven
            ? restartAttributes.MtuSize
            : 0;
        uint longest = Registration.LongestFrame(mtu);
        bool isAnother = longest != 0 && longest != adapter.LongestFrame;
        if (isAnother)
        {
            adapter.LongestFrame = longest;
            adapter.FittedShapes = null;
        }

        trace.RestartAttributesLeft(
            adapter.Id, restartAttributes.IsGiven, restartAttributes.IsChanged, isAnother ? mtu : 0);
        restartAttributes.Take();
    }

    /// <summary>
    /// Calls MiniportShutdownEx, at PASSIVE_LEVEL for power off, at HIGH_LEVEL for a bug check that the driver wants to
    /// know of. Nothing is asked of the adapter afterwards. A bug check in MiniportHaltEx stops the machine there.
    /// </summary>
    public void ShutDown(NDIS_SHUTDOWN_ACTION action)
    {
        MiniportAdapter adapter = miniport.Adapter ?? throw new InvalidOperationException("there is no adapter");
        bool isHalting = _isHalting;
        _isHalting = false;
        SetState(adapter, AdapterState.Shutdown);
        hangChecks.End();
        if (!duties.CallsShutdown(action, adapter.Driver.Version, adapter.AttributeFlags))
        {
            return;
        }

        byte old = pc.Current.Irql;
        pc.Current.Irql = action == NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck ? HIGH_LEVEL : PASSIVE_LEVEL;
        TraceMark enter = trace.MiniportShutdownExEnter(adapter.Id, action);
        boundary.Call(() => adapter.Driver.Characteristics.ShutdownHandlerEx!(adapter.Context, action));
        trace.MiniportShutdownExExit(enter);
        pc.Current.Irql = old;
        if (isHalting)
        {
            throw new MachineStoppedException();
        }
    }
}
