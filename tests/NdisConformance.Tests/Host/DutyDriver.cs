using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>As little of a miniport as is registered; what its handlers do is the test's.</summary>
internal sealed class DutyDriver : IMiniportDriver
{
    private INdis? _ndis;

    /// <summary>The structure that is registered. It stays the driver's, as one in C would.</summary>
    public NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics;

    public DutyDriver()
        => Characteristics = new NDIS_MINIPORT_DRIVER_CHARACTERISTICS
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
                NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
                NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2),
            MajorNdisVersion = 6,
            MinorNdisVersion = 30,
            InitializeHandlerEx = Initialize,
            HaltHandlerEx = (context, action) =>
            {
                Contexts.Add(context.Value);
                HaltAction = action;
            },
            UnloadHandler = _ => { },
            PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
            {
                Contexts.Add(context.Value);
                PauseReason = parameters.PauseReason;
                return PauseStatus;
            },
            RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
            {
                OnRestart(ref parameters);
                ContextOfRestart = context;
                Contexts.Add(context.Value);
                return RestartStatus;
            },
            OidRequestHandler = (context, request) =>
            {
                Contexts.Add(context.Value);
                OnOidRequest(request);
                return OidStatus;
            },
            SendNetBufferListsHandler = (context, list, _, _) =>
            {
                Contexts.Add(context.Value);
                OnSend(list);
            },
            ReturnNetBufferListsHandler = (_, _, _) => { },
            CancelSendHandler = (_, _) => { },
            DevicePnPEventNotifyHandler = (_, pnpEvent) => OnPnpEvent(pnpEvent),
            ShutdownHandlerEx = (_, _) => { },
            CancelOidRequestHandler = (_, _) => { },
        };

    public NDIS_HANDLE Adapter { get; private set; }

    /// <summary>The handle of the driver.</summary>
    public NDIS_HANDLE Handle { get; private set; }

    /// <summary>The hardware resources of the adapter.</summary>
    public IReadOnlyList<CM_PARTIAL_RESOURCE_DESCRIPTOR> Resources { get; private set; } = [];

    /// <summary>What MiniportInitializeEx got.</summary>
    public NDIS_MINIPORT_INIT_PARAMETERS InitParameters { get; private set; }

    public NDIS_HANDLE ContextOfRestart { get; private set; }

    /// <summary>The context of each callback of the adapter, in order.</summary>
    public List<ulong> Contexts { get; } = [];

    public NDIS_HALT_ACTION? HaltAction { get; private set; }

    public uint PauseReason { get; private set; }

    public uint AttributeFlags { get; set; } = NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER;

    public uint CheckForHangTimeInSeconds { get; set; }

    /// <summary>The packet filters of the general attributes, which are set only if there are some.</summary>
    public uint PacketFilters { get; set; }

    public NDIS_STATUS PauseStatus { get; set; } = NDIS_STATUS_SUCCESS;

    public NDIS_STATUS RestartStatus { get; set; } = NDIS_STATUS_SUCCESS;

    public NDIS_STATUS OidStatus { get; set; } = NDIS_STATUS_NOT_SUPPORTED;

    public NDIS_STATUS InitializeStatus { get; set; } = NDIS_STATUS_SUCCESS;

    /// <summary>Called in DriverEntry after the registration.</summary>
    public Action OnRegistered { get; set; } = () => { };

    /// <summary>Called in MiniportInitializeEx.</summary>
    public Action OnInitialize { get; set; } = () => { };

    /// <summary>What a restart does with its parameters.</summary>
    public delegate void RestartAction(ref NDIS_MINIPORT_RESTART_PARAMETERS parameters);

    /// <summary>Called in MiniportRestart.</summary>
    public RestartAction OnRestart { get; set; } = (ref NDIS_MINIPORT_RESTART_PARAMETERS _) => { };

    /// <summary>Called in MiniportDevicePnPEventNotify.</summary>
    public Action<NET_DEVICE_PNP_EVENT> OnPnpEvent { get; set; } = _ => { };

    /// <summary>Called in MiniportSendNetBufferLists.</summary>
    public Action<NET_BUFFER_LIST> OnSend { get; set; } = _ => { };

    /// <summary>Called in MiniportOidRequest.</summary>
    public Action<NDIS_OID_REQUEST> OnOidRequest { get; set; } = _ => { };

    public NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        _ndis = ndis;
        NDIS_STATUS status = ndis.NdisMRegisterMiniportDriver(
            driverObject, registryPath, default, ref Characteristics, out NDIS_HANDLE handle);
        Handle = handle;
        OnRegistered();
        return status;
    }

    public NDIS_STATUS SetAttributes(byte revision, ulong context)
    {
        NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES attributes = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES,
                revision,
                NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2),
            MiniportAdapterContext = new NDIS_HANDLE(context),
            AttributeFlags = AttributeFlags,
            CheckForHangTimeInSeconds = CheckForHangTimeInSeconds,
            InterfaceType = NDIS_INTERFACE_TYPE.NdisInterfacePci,
        };
        return _ndis!.NdisMSetMiniportAttributes(Adapter, ref attributes);
    }

    private void SetGeneralAttributes()
    {
        NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
                NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2,
                NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2),
            SupportedPacketFilters = PacketFilters,
            MaxMulticastListSize = 8,
        };
        _ndis!.NdisMSetMiniportAttributes(Adapter, ref attributes);
    }

    private NDIS_STATUS Initialize(
        NDIS_HANDLE adapter, NDIS_HANDLE driverContext, ref NDIS_MINIPORT_INIT_PARAMETERS parameters)
    {
        Adapter = adapter;
        Resources = parameters.AllocatedResources!.PartialDescriptors;
        InitParameters = parameters;
        SetAttributes(1, 1);
        if (PacketFilters != 0)
        {
            SetGeneralAttributes();
        }

        OnInitialize();
        return InitializeStatus;
    }
}
