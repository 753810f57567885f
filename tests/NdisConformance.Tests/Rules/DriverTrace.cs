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
    public static readonly TraceObject None = default;

    public static ulong Nothing(ObjectKind kind) => TraceObject.Null(kind).Packed;

    /// <summary>DriverEntry with a registration inside.</summary>
    public DriverTrace Load(Action? register = null, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        Enter(TraceName.DriverEntry);
        (register ?? (() => Register()))();
        Exit(status);
        return this;
    }

    public void Register(
        ulong revision = 2,
        ulong size = NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
        ulong type = NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
        ulong missing = 0,
        ulong given = 0b111_0011_1111_1110,
        ulong isOwn = 1,
        ulong minor = 30,
        NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        Call(TraceName.NdisMRegisterMiniportDriver, isOwn, isOwn, type, revision, size, 6, minor, missing, given);
        if (status == NDIS_STATUS_SUCCESS)
        {
            Fact(TraceName.Acquired, Driver.Packed);
        }

        Return(status, status == NDIS_STATUS_SUCCESS ? Driver.Packed : Nothing(ObjectKind.Driver));
    }

    public void BeginInitialize()
    {
        State = AdapterState.Initializing;
        Enter(TraceName.MiniportInitializeEx, Adapter.Packed);
    }

    public void EndInitialize(NDIS_STATUS status = NDIS_STATUS_SUCCESS, bool isLogged = true)
    {
        if (status != NDIS_STATUS_SUCCESS && isLogged)
        {
            Do(TraceName.NdisWriteErrorLogEntry, Adapter.Packed, 1);
        }

        Exit(status);
        State = status == NDIS_STATUS_SUCCESS ? AdapterState.Paused : AdapterState.Halted;
        Fact(TraceName.AdapterStateChanged, Adapter.Packed, (ulong)AdapterState.Initializing, (ulong)State);
    }

    public void SetRegistrationAttributes(
        ulong flags = NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER,
        ulong revision = 2,
        ulong size = NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2,
        ulong isNull = 0,
        ulong isDriver = 0,
        NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        const ulong Type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES;
        Call(
            TraceName.NdisMSetMiniportAttributes,
            Adapter.Packed,
            Type,
            revision,
            size,
            flags,
            0,
            isNull,
            0,
            0,
            isDriver);
        Return(status);
    }

    public void SetGeneralAttributes(
        ulong mtu = 1500,
        ulong type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
        ulong revision = 2,
        ulong size = NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2,
        ulong macOptions = 0,
        NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        Call(TraceName.NdisMSetMiniportAttributes, Adapter.Packed, type, revision, size, 0, mtu, 0, 1, macOptions);
        Return(status);
    }

    public void SetAttributes()
    {
        SetRegistrationAttributes();
        SetGeneralAttributes();
    }

    public void RegisterDma(
        NDIS_STATUS status = NDIS_STATUS_SUCCESS,
        ulong maximum = 1514,
        ulong type = NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION,
        ulong revision = 1,
        ulong size = 40,
        ulong flags = 0,
        ulong handler = 1,
        ulong listSizeBefore = 0)
    {
        Call(
            TraceName.NdisMRegisterScatterGatherDma,
            Adapter.Packed,
            type,
            revision,
            size,
            flags,
            maximum,
            handler,
            0,
            listSizeBefore);
        if (status == NDIS_STATUS_SUCCESS)
        {
            Fact(TraceName.Acquired, Dma.Packed, Adapter.Packed);
        }

        Return(status, status == NDIS_STATUS_SUCCESS ? Dma.Packed : Nothing(ObjectKind.Dma), 64);
    }

    public void DeregisterDma(TraceObject? handle = null)
    {
        TraceObject dma = handle ?? Dma;
        Call(TraceName.NdisMDeregisterScatterGatherDma, dma.Packed);
        if (dma is { Kind: ObjectKind.Dma, IsLive: true })
        {
            Fact(TraceName.Released, dma.Packed);
        }
        else
        {
            Misuse(TraceName.NdisMDeregisterScatterGatherDma, 0, ObjectKind.Dma, dma);
        }

        Return();
    }

    public void Misuse(TraceName ddi, int argument, ObjectKind expected, TraceObject actual)
        => Fact(
            TraceName.HandleMisuse, (ulong)ddi, (ulong)argument, (ulong)expected, actual.Packed, Adapter.Packed);

    /// <summary>MiniportInitializeEx of a good driver, with something more inside.</summary>
    public DriverTrace Initialize(Action? more = null, ulong mtu = 1500, ulong maximum = 1514)
    {
        BeginInitialize();
        SetRegistrationAttributes();
        SetGeneralAttributes(mtu);
        RegisterDma(maximum: maximum);
        more?.Invoke();
        EndInitialize();
        return this;
    }

    public DriverTrace Restart(NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        State = AdapterState.Restarting;
        Enter(TraceName.MiniportRestart, Adapter.Packed);
        Exit(status);
        State = AdapterState.Running;
        return this;
    }

    /// <summary>A driver that runs.</summary>
    public static DriverTrace Running(Action<DriverTrace>? initialize = null, RuleOptions? options = null)
    {
        DriverTrace trace = new(options);
        trace.Load();
        trace.Initialize(() => initialize?.Invoke(trace));
        return trace.Restart();
    }

    public void BeginPause()
    {
        State = AdapterState.Pausing;
        Enter(TraceName.MiniportPause, Adapter.Packed);
    }

    public void EndPause(NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        Exit(status);
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
        Call(TraceName.NdisMPauseComplete, Adapter.Packed, isPending ? 1u : 0);
        if (isPending)
        {
            BePaused();
        }

        Return();
    }

    private void BePaused()
    {
        State = AdapterState.Paused;
        Fact(
            TraceName.AdapterStateChanged,
            Adapter.Packed,
            (ulong)AdapterState.Pausing,
            (ulong)AdapterState.Paused);
    }

    /// <summary>MiniportHaltEx, in which a good driver closes its channel.</summary>
    public void Halt(Action? body = null, NDIS_HALT_ACTION action = NDIS_HALT_ACTION.NdisHaltDeviceDisabled)
    {
        Enter(TraceName.MiniportHaltEx, Adapter.Packed, (ulong)action);
        (body ?? (() => DeregisterDma()))();
        Exit();
        State = AdapterState.Halted;
        Fact(
            TraceName.AdapterStateChanged,
            Adapter.Packed,
            (ulong)AdapterState.Paused,
            (ulong)AdapterState.Halted);
    }

    public void Leak(TraceObject item, Checkpoint checkpoint)
        => Fact(TraceName.Leaked, item.Packed, (ulong)checkpoint, 3);

    public void Unload(Action? body = null)
    {
        Enter(TraceName.MiniportDriverUnload, Driver.Packed);
        (body ?? (() => Do(TraceName.NdisMDeregisterMiniportDriver, Driver.Packed)))();
        Exit();
    }

    /// <summary>Pause, halt and unload of a good driver.</summary>
    public void End()
    {
        Pause();
        Halt();
        Unload();
    }
}
