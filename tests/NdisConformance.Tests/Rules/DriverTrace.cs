using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>
/// A driver's trace in steps. Without arguments each step is what a good driver does; a test changes what it needs.
/// </summary>
internal sealed partial class DriverTrace(RuleOptions? options = null) : TraceScript(options)
{
    public static readonly TraceObject Driver = Object(ObjectKind.Driver, 1);
    public static readonly TraceObject Adapter = Object(ObjectKind.Adapter, 1);
    public static readonly TraceObject Dma = Object(ObjectKind.Dma, 1);
    public static readonly TraceObject OidRequest = Object(ObjectKind.OidRequest, 1);
    public static readonly TraceObject None = default;

    /// <summary>DriverEntry with a registration inside.</summary>
    public DriverTrace Load(Action? register = null, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        TraceMark entry = DriverEntryEnter();
        (register ?? (() => Register()))();
        DriverEntryExit(entry, status);
        return this;
    }

    public void Register(
        uint revision = 2,
        uint size = NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
        uint type = NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
        ulong missing = 0,
        ulong given = 0b111_0011_1111_1110,
        bool isOwn = true,
        uint minor = 30,
        NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        TraceMark call = NdisMRegisterMiniportDriverCall(
            isOwn, isOwn, type, revision, size, major: 6, minor, missing, given);
        if (status == NDIS_STATUS_SUCCESS)
        {
            Acquired(Driver, None);
        }

        NdisMRegisterMiniportDriverReturn(
            call, status, status == NDIS_STATUS_SUCCESS ? Driver : TraceObject.Null(ObjectKind.Driver));
    }

    public void BeginInitialize()
    {
        State = AdapterState.Initializing;
        MiniportInitializeExEnter(Adapter);
    }

    public void EndInitialize(NDIS_STATUS status = NDIS_STATUS_SUCCESS, bool isLogged = true)
    {
        if (status != NDIS_STATUS_SUCCESS && isLogged)
        {
            NdisWriteErrorLogEntryReturn(NdisWriteErrorLogEntryCall(Adapter, errorCode: 1));
        }

        MiniportInitializeExExit(Innermost, status);
        State = status == NDIS_STATUS_SUCCESS ? AdapterState.Paused : AdapterState.Halted;
        AdapterStateChanged(Adapter, AdapterState.Initializing, State);
    }

    public void SetRegistrationAttributes(
        uint flags = NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER,
        uint revision = 2,
        uint size = NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2,
        bool isNull = false,
        bool isDriver = false,
        NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        TraceMark call = NdisMSetMiniportAttributesCall(
            Adapter,
            NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES,
            revision,
            size,
            flags,
            mtu: 0,
            contextIsNull: isNull,
            overload: 0,
            macOptions: 0,
            contextIsDriver: isDriver,
            connectState: 0);
        NdisMSetMiniportAttributesReturn(call, status);
    }

    public void SetGeneralAttributes(
        uint mtu = 1500,
        uint type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
        uint revision = 2,
        uint size = NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2,
        uint macOptions = 0,
        NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        TraceMark call = NdisMSetMiniportAttributesCall(
            Adapter,
            type,
            revision,
            size,
            flags: 0,
            mtu,
            contextIsNull: false,
            overload: 1,
            macOptions,
            contextIsDriver: false,
            connectState: (uint)NDIS_MEDIA_CONNECT_STATE.MediaConnectStateConnected);
        NdisMSetMiniportAttributesReturn(call, status);
    }

    public void SetAttributes()
    {
        SetRegistrationAttributes();
        SetGeneralAttributes();
    }

    public void RegisterDma(
        NDIS_STATUS status = NDIS_STATUS_SUCCESS,
        uint maximum = 1514,
        uint type = NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION,
        uint revision = 1,
        uint size = 40,
        uint flags = 0,
        bool hasHandler = true,
        uint listSizeBefore = 0,
        bool hasMemoryHandler = false)
    {
        TraceMark call = NdisMRegisterScatterGatherDmaCall(
            Adapter,
            type,
            revision,
            size,
            flags,
            maximum,
            processHandlerGiven: hasHandler,
            sharedHandlerGiven: hasMemoryHandler,
            listSizeBefore);
        if (status == NDIS_STATUS_SUCCESS)
        {
            Acquired(Dma, Adapter);
        }

        NdisMRegisterScatterGatherDmaReturn(
            call, status, status == NDIS_STATUS_SUCCESS ? Dma : TraceObject.Null(ObjectKind.Dma), listSize: 64);
    }

    public void DeregisterDma(TraceObject? handle = null)
    {
        TraceObject dma = handle ?? Dma;
        TraceMark call = NdisMDeregisterScatterGatherDmaCall(dma, liveMappings: 0, pendingRequests: 0);
        if (dma is { Kind: ObjectKind.Dma, IsLive: true })
        {
            Released(dma);
        }
        else
        {
            HandleMisuse(TraceName.NdisMDeregisterScatterGatherDma, 0, ObjectKind.Dma, dma, Adapter);
        }

        NdisMDeregisterScatterGatherDmaReturn(call);
    }

    /// <summary>MiniportInitializeEx of a good driver, with something more inside.</summary>
    public DriverTrace Initialize(Action? more = null, uint mtu = 1500, uint maximum = 1514)
    {
        BeginInitialize();
        SetRegistrationAttributes();
        SetGeneralAttributes(mtu);
        RegisterDma(maximum: maximum);
        more?.Invoke();
        EndInitialize();
        return this;
    }

    /// <summary>NdisMRegisterInterruptEx, with something inside.</summary>
    public void RegisterInterrupt(
        ulong missing = 0, Action? body = null, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        TraceMark call = NdisMRegisterInterruptExCall(
            Adapter,
            NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT,
            revision: 1,
            NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1,
            missing);
        body?.Invoke();
        bool isRegistered = status == NDIS_STATUS_SUCCESS;
        NdisMRegisterInterruptExReturn(
            call, status, isRegistered ? Interrupt : TraceObject.Null(ObjectKind.Interrupt));
    }

    public DriverTrace Restart(NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        State = AdapterState.Restarting;
        DuringRestart(() => { }, status);
        State = AdapterState.Running;
        return this;
    }

    /// <summary>MiniportRestart alone, in whatever state the adapter is.</summary>
    public void DuringRestart(Action body, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        TraceMark callback = MiniportRestartEnter(Adapter);
        body();
        MiniportRestartExit(callback, status);
    }

    /// <summary>A driver that runs.</summary>
    public static DriverTrace Running(Action<DriverTrace>? initialize = null, RuleOptions? options = null)
    {
        DriverTrace trace = new(options);
        trace.Load();
        trace.Initialize(() => initialize?.Invoke(trace));
        trace.Restart();
        trace.SetPacketFilter(NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_BROADCAST);
        return trace;
    }

    /// <summary>NDIS sets the packet filter, as it does after the first restart.</summary>
    public void SetPacketFilter(uint filter)
        => MiniportOidRequestExit(
            MiniportOidRequestEnter(
                Adapter,
                OidRequest,
                NDIS_REQUEST_TYPE.NdisRequestSetInformation,
                OID_GEN_CURRENT_PACKET_FILTER,
                inputBytes: 4,
                outputBytes: 0,
                filter,
                listed: false),
            NDIS_STATUS_SUCCESS,
            bytesRead: 4,
            bytesWritten: 0,
            bytesNeeded: 0);

    /// <summary>What general attributes say that were set with success.</summary>
    public void Describe(
        uint media = 0,
        uint physical = 14,
        uint mtu = 1500,
        uint addressBytes = 6,
        uint filters = 1,
        ulong xmit = 10,
        ulong maxXmit = 10,
        NDIS_MEDIA_CONNECT_STATE state = NDIS_MEDIA_CONNECT_STATE.MediaConnectStateConnected,
        uint statistics = NDIS_STATISTICS_FLAGS_VALID_ALL)
        => GeneralAttributesSet(
            Adapter,
            media,
            physical,
            mtu,
            addressBytes,
            filters,
            xmit,
            rcvSpeed: 10,
            maxXmit,
            maxRcvSpeed: 10,
            (uint)state,
            statistics,
            oidListLength: 0);

    public void BeginPause()
    {
        State = AdapterState.Pausing;
        MiniportPauseEnter(Adapter);
    }

    public void EndPause(NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        MiniportPauseExit(Innermost, status);
        if (status == NDIS_STATUS_SUCCESS)
        {
            BePaused();
        }
    }

    public void Pause()
    {
        BeginPause();
        EndPause();
    }

    public void PauseComplete(bool isPending = true)
    {
        TraceMark call = NdisMPauseCompleteCall(Adapter, isPending);
        if (isPending)
        {
            BePaused();
        }

        NdisMPauseCompleteReturn(call);
    }

    private void BePaused()
    {
        State = AdapterState.Paused;
        AdapterStateChanged(Adapter, AdapterState.Pausing, AdapterState.Paused);
    }

    /// <summary>MiniportHaltEx, in which a good driver closes its channel.</summary>
    public void Halt(Action? body = null, NDIS_HALT_ACTION action = NDIS_HALT_ACTION.NdisHaltDeviceDisabled)
    {
        TraceMark callback = MiniportHaltExEnter(Adapter, action);
        (body ?? (() => DeregisterDma()))();
        MiniportHaltExExit(callback);
        State = AdapterState.Halted;
        AdapterStateChanged(Adapter, AdapterState.Paused, AdapterState.Halted);
    }

    public void Shutdown(Action body, NDIS_SHUTDOWN_ACTION action = NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff)
    {
        TraceMark callback = MiniportShutdownExEnter(Adapter, action);
        body();
        MiniportShutdownExExit(callback);
    }

    /// <summary>MiniportOidRequest, for an OID that no rule asks about.</summary>
    public void Query(Action body, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        const uint SupportedList = 0x0001_0101;
        Ask(
            NDIS_REQUEST_TYPE.NdisRequestQueryInformation,
            SupportedList,
            bytes: 64,
            callback =>
            {
                body();
                MiniportOidRequestExit(callback, status, bytesRead: 0, bytesWritten: 0, bytesNeeded: 0);
            });
    }

    /// <summary>The entry of MiniportOidRequest with a buffer of a length; what follows is the test's.</summary>
    public void Ask(NDIS_REQUEST_TYPE type, uint oid, uint bytes, Action<TraceMark> body, bool isListed = false)
    {
        bool isSet = type == NDIS_REQUEST_TYPE.NdisRequestSetInformation;
        body(MiniportOidRequestEnter(
            Adapter, OidRequest, type, oid, isSet ? bytes : 0, isSet ? 0 : bytes, data: 0, isListed));
    }

    /// <summary>NdisMOidRequestComplete.</summary>
    public void CompleteRequest(
        NDIS_STATUS status = NDIS_STATUS_SUCCESS,
        bool isPending = true,
        uint written = 0,
        uint needed = 0,
        uint read = 0)
        => NdisMOidRequestCompleteReturn(
            NdisMOidRequestCompleteCall(Adapter, OidRequest, status, read, written, needed, isPending));

    public void Leak(TraceObject item, Checkpoint checkpoint) => Leaked(item, checkpoint, acquired: 3);

    public void Unload(Action? body = null)
    {
        TraceMark callback = MiniportDriverUnloadEnter(Driver);
        (body ?? DeregisterDriver)();
        MiniportDriverUnloadExit(callback);
    }

    public void DeregisterInterrupt()
        => NdisMDeregisterInterruptExReturn(NdisMDeregisterInterruptExCall(Interrupt));

    public void DeregisterDriver() => NdisMDeregisterMiniportDriverReturn(NdisMDeregisterMiniportDriverCall(Driver));

    /// <summary>Pause, halt and unload of a good driver.</summary>
    public void End()
    {
        Pause();
        Halt();
        Unload();
    }
}
