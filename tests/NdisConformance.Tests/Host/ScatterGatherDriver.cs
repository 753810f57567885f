using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>As little of a miniport as gives an adapter with attributes; the test does the rest in its name.</summary>
internal sealed class ScatterGatherDriver(uint attributeFlags) : IMiniportDriver
{
    private INdis? _ndis;

    /// <summary>The handle of the adapter.</summary>
    public NDIS_HANDLE Adapter { get; private set; }

    public NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        _ndis = ndis;
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
                NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
                NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2),
            MajorNdisVersion = 6,
            MinorNdisVersion = 30,
            InitializeHandlerEx = Initialize,
            HaltHandlerEx = (_, _) => { },
            UnloadHandler = _ => { },
            PauseHandler = (NDIS_HANDLE _, ref NDIS_MINIPORT_PAUSE_PARAMETERS _) => NDIS_STATUS_SUCCESS,
            RestartHandler = (NDIS_HANDLE _, ref NDIS_MINIPORT_RESTART_PARAMETERS _) => NDIS_STATUS_SUCCESS,
            OidRequestHandler = (_, _) => NDIS_STATUS_NOT_SUPPORTED,
            SendNetBufferListsHandler = (_, _, _, _) => { },
            ReturnNetBufferListsHandler = (_, _, _) => { },
            CancelSendHandler = (_, _) => { },
            DevicePnPEventNotifyHandler = (_, _) => { },
            ShutdownHandlerEx = (_, _) => { },
            CancelOidRequestHandler = (_, _) => { },
        };
        return ndis.NdisMRegisterMiniportDriver(driverObject, registryPath, default, ref characteristics, out _);
    }

    private NDIS_STATUS Initialize(
        NDIS_HANDLE adapter, NDIS_HANDLE driverContext, ref NDIS_MINIPORT_INIT_PARAMETERS parameters)
    {
        Adapter = adapter;
        NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES attributes = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES,
                NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1,
                NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1),
            MiniportAdapterContext = new NDIS_HANDLE(1),
            AttributeFlags = attributeFlags,
            InterfaceType = NDIS_INTERFACE_TYPE.NdisInterfacePci,
        };
        return _ndis!.NdisMSetMiniportAttributes(adapter, ref attributes);
    }
}
