using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("reference", typeof(ReferenceDriver))]

namespace ReferenceMiniport;

/// <summary>
/// The driver: it registers with NDIS and leads each callback to the adapter that it is meant for. Nothing here is
/// shared between adapters but the DDIs and the version.
/// </summary>
public sealed class ReferenceDriver : IMiniportDriver
{
    // DriverEntry sets these before NDIS can call the driver.
    private INdis _ndis = null!;
    private NDIS_HANDLE _driverHandle;
    private NdisVersion _version;

    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        _ndis = ndis;
        _version = NdisVersion.HighestCommon(ndis.NdisGetVersion());
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = Characteristics();
        return ndis.NdisMRegisterMiniportDriver(
            driverObject, registryPath, null, ref characteristics, out _driverHandle);
    }

    private NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics() => new()
    {
        Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
            _version.CharacteristicsRevision,
            _version.CharacteristicsSize),
        MajorNdisVersion = NdisVersion.Major,
        MinorNdisVersion = _version.Minor,
        MajorDriverVersion = 1,
        InitializeHandlerEx = Initialize,
        HaltHandlerEx = Halt,
        UnloadHandler = Unload,
        PauseHandler = Pause,
        RestartHandler = Restart,
        OidRequestHandler = OidRequest,
        SendNetBufferListsHandler = SendNetBufferLists,
        ReturnNetBufferListsHandler = ReturnNetBufferLists,
        CancelSendHandler = CancelSend,
        DevicePnPEventNotifyHandler = DevicePnPEventNotify,
        ShutdownHandlerEx = Shutdown,
        CancelOidRequestHandler = CancelOidRequest,
    };

    private void Unload(DRIVER_OBJECT driverObject) => _ndis.NdisMDeregisterMiniportDriver(_driverHandle);

    private NDIS_STATUS Initialize(
        NDIS_HANDLE ndisMiniportHandle,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_INIT_PARAMETERS miniportInitParameters)
    {
        Adapter adapter = new Adapter(_ndis, ndisMiniportHandle, _version);
        return adapter.Initialize(miniportInitParameters.AllocatedResources);
    }

    private void Halt(NDIS_HANDLE miniportAdapterContext, NDIS_HALT_ACTION haltAction)
        => AdapterOf(miniportAdapterContext).Halt();

    private NDIS_STATUS Pause(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_PAUSE_PARAMETERS pauseParameters)
        => AdapterOf(miniportAdapterContext).Pause();

    private NDIS_STATUS Restart(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_RESTART_PARAMETERS restartParameters)
        => AdapterOf(miniportAdapterContext).Restart();

    private void SendNetBufferLists(
        NDIS_HANDLE miniportAdapterContext, NET_BUFFER_LIST netBufferList, uint portNumber, uint sendFlags)
        => AdapterOf(miniportAdapterContext).Transmit.Send(netBufferList, sendFlags);

    private void CancelSend(NDIS_HANDLE miniportAdapterContext, PVOID cancelId)
        => AdapterOf(miniportAdapterContext).Transmit.Cancel(cancelId);

    private void ReturnNetBufferLists(
        NDIS_HANDLE miniportAdapterContext, NET_BUFFER_LIST netBufferLists, uint returnFlags)
        => AdapterOf(miniportAdapterContext).Receive.Return(netBufferLists);

    private void DevicePnPEventNotify(NDIS_HANDLE miniportAdapterContext, NET_DEVICE_PNP_EVENT netDevicePnPEvent)
        => AdapterOf(miniportAdapterContext).OnPnPEvent();

    private void Shutdown(NDIS_HANDLE miniportAdapterContext, NDIS_SHUTDOWN_ACTION shutdownAction)
        => AdapterOf(miniportAdapterContext).Shutdown();

    private NDIS_STATUS OidRequest(NDIS_HANDLE miniportAdapterContext, NDIS_OID_REQUEST oidRequest)
        => AdapterOf(miniportAdapterContext).Oids.Handle(oidRequest);

    /// <summary>Every request is answered before MiniportOidRequest returns, so there is none to cancel.</summary>
    private void CancelOidRequest(NDIS_HANDLE miniportAdapterContext, PVOID requestId)
    {
    }

    private Adapter AdapterOf(NDIS_HANDLE miniportAdapterContext) => _ndis.Get<Adapter>(miniportAdapterContext);
}
