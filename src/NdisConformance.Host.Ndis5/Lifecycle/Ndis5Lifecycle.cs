using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>DriverEntry to unload: what NDIS asks of the miniport (contract.md 1.9). One per driver.</summary>
[Resets]
internal sealed partial class Ndis5Lifecycle(
    DriverBoundary boundary,
    HandleTable handles,
    Ndis5Miniport miniport,
    HostTrace trace,
    Ndis5Registration registration,
    Tracer tracer,
    HostSetup setup,
    Ndis5Resets resets,
    PacketSends sends,
    PacketReceives receives,
    ResourceLedger ledger,
    Contexts contexts,
    SimulatedPc pc)
{
    /// <summary>The medium of the reference NIC stands second, so that a driver has to look for it.</summary>
    private static readonly NDIS_MEDIUM[] Media = [(NDIS_MEDIUM)1, NDIS_MEDIUM.NdisMedium802_3];

    private static readonly NDIS_MEDIUM[] ForeignMedia = [(NDIS_MEDIUM)1, (NDIS_MEDIUM)2];

    /// <summary>Calls DriverEntry. A failure leaves nothing loaded.</summary>
    public NDIS_STATUS Load(INdis5MiniportDriver driver, INdis5 ndis)
    {
        miniport.IsInDriverEntry = true;
        TraceMark enter = trace.DriverEntryEnter();
        NDIS_STATUS status = boundary.Call(
            () => driver.DriverEntry(ndis, registration.DriverObject, registration.RegistryPath));
        trace.DriverEntryExit(enter, status);
        miniport.IsInDriverEntry = false;
        if (status != NDIS_STATUS_SUCCESS)
        {
            ReportLeaks(Checkpoint.FailedDriverEntry);
            registration.ReleaseDriver();
        }

        return status;
    }

    /// <summary>Calls MiniportInitialize for the device on the bus.</summary>
    public NDIS_STATUS Initialize()
    {
        Ndis5Driver driver = miniport.Driver ?? throw new InvalidOperationException("no driver is registered");
        miniport.Check(miniport.State == AdapterState.Halted && !miniport.IsInDriverEntry);
        Ndis5Adapter adapter = new(handles.NextNumber(ObjectKind.Adapter), driver) { Born = tracer.Sequence };
        handles.Add(adapter);
        miniport.Adapter = adapter;
        setup.Device.Reset();
        SetState(adapter, AdapterState.Initializing);
        NDIS_MEDIUM[] media = Media;
        if (setup.Options.OffersForeignMedia)
        {
            media = ForeignMedia;
            trace.ForeignMediaOffered(adapter.Id);
        }

        TraceMark enter = trace.MiniportInitializeEnter(adapter.Id);
        (NDIS_STATUS status, NDIS_STATUS openError, uint medium) = boundary.Call(() =>
        {
            NDIS_STATUS status = driver.Characteristics.InitializeHandler!(
                out NDIS_STATUS openError, out uint medium, media, adapter.Handle, adapter.Handle);
            return (status, openError, medium);
        });
        bool mediumFits = medium < media.Length && media[medium] == NDIS_MEDIUM.NdisMedium802_3;
        trace.MiniportInitializeExit(enter, status, openError, medium, mediumFits);
        if (status == NDIS_STATUS_SUCCESS)
        {
            adapter.LongestFrame = FrameSizes.Maximum;
            SetState(adapter, AdapterState.Running);
            resets.Begin(adapter);
            return status;
        }

        SetState(adapter, AdapterState.Halted);
        ReportLeaks(Checkpoint.FailedInitialize);
        ReleaseAdapter(adapter);
        return status;
    }

    /// <summary>True if NDIS waits for no packet before it halts the adapter.</summary>
    public bool MayHalt => miniport.Adapter is { IsRemoved: true } || sends.Outstanding == 0;

    /// <summary>
    /// Calls MiniportHalt and looks at what is left. NDIS unbinds the protocols first: only of a device that is gone
    /// are there sends in the driver.
    /// </summary>
    public void Halt()
    {
        Ndis5Adapter adapter = miniport.Adapter!;
        miniport.Check(miniport.State == AdapterState.Running && MayHalt);
        resets.End();
        TraceMark enter = trace.MiniportHaltEnter(adapter.Id);
        boundary.Call(() => adapter.Driver.Characteristics.HaltHandler!(adapter.Context));
        trace.MiniportHaltExit(enter, (uint)receives.Outstanding);
        SetState(adapter, AdapterState.Halted);
        sends.EndRefused();
        ReportLeaks(Checkpoint.Halt);
        ReleaseAdapter(adapter);
    }

    /// <summary>Calls the unload handler, if there is one, and unloads the driver.</summary>
    public void Unload()
    {
        Ndis5Driver driver = miniport.Driver ?? throw new InvalidOperationException("no driver is registered");
        if (driver.UnloadHandler is { } handler)
        {
            TraceMark enter = trace.MiniportUnloadEnter(driver.Id);
            boundary.Call(() => handler(registration.DriverObject));
            trace.MiniportUnloadExit(enter);
        }

        registration.ReleaseDriver();
        ReportLeaks(Checkpoint.Unload);
    }

    /// <summary>
    /// The device was removed without warning. A driver is told that set NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK.
    /// </summary>
    public void NotifySurpriseRemoval()
    {
        if (miniport.Adapter is { State: AdapterState.Running } adapter)
        {
            adapter.IsRemoved = true;
            bool isToBeTold = (adapter.AttributeFlags & NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK) != 0;
            if (isToBeTold && adapter.Driver.Characteristics.PnPEventNotifyHandler is { } handler)
            {
                const NDIS_DEVICE_PNP_EVENT Removed = NDIS_DEVICE_PNP_EVENT.NdisDevicePnPEventSurpriseRemoved;
                TraceMark enter = trace.MiniportPnPEventNotifyEnter(adapter.Id, (uint)Removed);
                boundary.Call(() => handler(adapter.Context, Removed, default, 0));
                trace.MiniportPnPEventNotifyExit(enter);
            }
        }
    }

    /// <summary>Calls the shutdown handler that the driver registered, or that of its characteristics.</summary>
    public void ShutDown(bool isBugCheck)
    {
        Ndis5Adapter adapter = miniport.Adapter ?? throw new InvalidOperationException("there is no adapter");
        SetState(adapter, AdapterState.Shutdown);
        resets.End();
        ADAPTER_SHUTDOWN_HANDLER? handler =
            adapter.ShutdownHandler ?? adapter.Driver.Characteristics.AdapterShutdownHandler;
        PVOID context = adapter.ShutdownHandler is null ? new PVOID(adapter.Context.Value) : adapter.ShutdownContext;
        if (handler is null)
        {
            return;
        }

        byte old = pc.Current.Irql;
        pc.Current.Irql = isBugCheck ? HIGH_LEVEL : PASSIVE_LEVEL;
        TraceMark enter = trace.MiniportShutdownEnter(adapter.Id);
        boundary.Call(() => handler(context));
        trace.MiniportShutdownExit(enter);
        pc.Current.Irql = old;
    }

    private void ReportLeaks(Checkpoint checkpoint)
    {
        bool isDriverGone = checkpoint is Checkpoint.Unload or Checkpoint.FailedDriverEntry;
        ledger.ReportLeaks(checkpoint, isDriverGone ? 0 : miniport.Adapter!.Born, isDriverGone);
        if (isDriverGone)
        {
            contexts.ReportLeaks();
        }
    }

    private void ReleaseAdapter(Ndis5Adapter adapter)
    {
        // There is no call that closes the channel: NDIS does.
        adapter.Dma = null;
        adapter.IsReleased = true;
        ledger.Forget(adapter.Born);
    }

    private void SetState(Ndis5Adapter adapter, AdapterState state)
    {
        AdapterState old = adapter.State;
        adapter.State = state;
        trace.AdapterStateChanged(adapter.Id, old, state);
    }
}
