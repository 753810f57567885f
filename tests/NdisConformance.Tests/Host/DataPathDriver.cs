using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>As little of a miniport as gets sends and returns; what it does with them is the test's.</summary>
internal sealed class DataPathDriver : IMiniportDriver
{
    private INdis? _ndis;

    public NDIS_HANDLE Adapter { get; private set; }

    public NDIS_HANDLE Driver { get; private set; }

    public Action<NET_BUFFER_LIST, uint> OnSend { get; set; } = (_, _) => { };

    public Action<NET_BUFFER_LIST, uint> OnReturn { get; set; } = (_, _) => { };

    public List<ulong> Cancelled { get; } = [];

    /// <summary>The MtuSize of the general attributes, which are set only if there is one.</summary>
    public uint MtuSize { get; set; }

    /// <summary>What MiniportPause returns.</summary>
    public NDIS_STATUS PauseStatus { get; set; } = NDIS_STATUS_SUCCESS;

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
            PauseHandler = (NDIS_HANDLE _, ref NDIS_MINIPORT_PAUSE_PARAMETERS _) => PauseStatus,
            RestartHandler = (NDIS_HANDLE _, ref NDIS_MINIPORT_RESTART_PARAMETERS _) => NDIS_STATUS_SUCCESS,
            OidRequestHandler = (_, _) => NDIS_STATUS_NOT_SUPPORTED,
            SendNetBufferListsHandler = (_, list, _, flags) => OnSend(list, flags),
            ReturnNetBufferListsHandler = (_, list, flags) => OnReturn(list, flags),
            CancelSendHandler = (_, id) => Cancelled.Add(id.Value),
            DevicePnPEventNotifyHandler = (_, _) => { },
            ShutdownHandlerEx = (_, _) => { },
            CancelOidRequestHandler = (_, _) => { },
        };
        NDIS_STATUS status = ndis.NdisMRegisterMiniportDriver(
            driverObject, registryPath, default, ref characteristics, out NDIS_HANDLE driver);
        Driver = driver;
        return status;
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
            AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER,
            InterfaceType = NDIS_INTERFACE_TYPE.NdisInterfacePci,
        };
        NDIS_STATUS status = _ndis!.NdisMSetMiniportAttributes(adapter, ref attributes);
        return MtuSize == 0 ? status : SetMtu(adapter);
    }

    private NDIS_STATUS SetMtu(NDIS_HANDLE adapter)
    {
        NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
                NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2,
                NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2),
            MtuSize = MtuSize,
        };
        return _ndis!.NdisMSetMiniportAttributes(adapter, ref attributes);
    }
}
