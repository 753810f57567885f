using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>The entry points of a miniport that NDIS calls.</summary>
public interface ICallbacks : INdis5Callbacks
{
    [Irql(IrqlRange.Passive)]
    NDIS_STATUS DriverEntry();

    [Irql(IrqlRange.Passive)]
    NDIS_STATUS MiniportSetOptions(TraceObject driver);

    [Irql(IrqlRange.Passive)]
    NDIS_STATUS MiniportInitializeEx(TraceObject adapter);

    [Irql(IrqlRange.Passive)]
    void MiniportHaltEx(TraceObject adapter, NDIS_HALT_ACTION action);

    [Irql(IrqlRange.Passive)]
    void MiniportDriverUnload(TraceObject driver);

    [Irql(IrqlRange.Passive)]
    NDIS_STATUS MiniportPause(TraceObject adapter);

    [Irql(IrqlRange.Passive)]
    NDIS_STATUS MiniportRestart(TraceObject adapter);

    [Irql(IrqlRange.Any)]
    void MiniportShutdownEx(TraceObject adapter, NDIS_SHUTDOWN_ACTION action);

    /// <summary>
    /// A query has output only, a set input only, a method both; data is the beginning of the input as a number. The
    /// outputs mean something unless the request pends.
    /// </summary>
    [Irql(IrqlRange.Passive)]
    NDIS_STATUS MiniportOidRequest(
        TraceObject adapter,
        TraceObject request,
        NDIS_REQUEST_TYPE type,
        [Hex, InFull(TraceType.Oid)] uint oid,
        uint inputBytes,
        uint outputBytes,
        [Hex] ulong data,
        [HostKnows] bool listed,
        out uint bytesRead,
        out uint bytesWritten,
        out uint bytesNeeded);

    [Irql(IrqlRange.AtMostDispatch)]
    void MiniportCancelOidRequest(TraceObject adapter, [Hex] ulong requestId);

    [Irql(IrqlRange.Passive)]
    void MiniportDevicePnPEventNotify(TraceObject adapter, [InFull(TraceType.PnpEvent)] uint @event);

    [Irql(IrqlRange.AtMostDispatch)]
    void MiniportSendNetBufferLists(TraceObject adapter, TraceObject nbl, uint port, [Hex] uint flags, uint count);

    [Irql(IrqlRange.AtMostDispatch)]
    void MiniportReturnNetBufferLists(TraceObject adapter, TraceObject nbl, [Hex] uint flags, uint count);

    [Irql(IrqlRange.AtMostDispatch)]
    void MiniportCancelSend(TraceObject adapter, ulong cancelId);

    [Irql(IrqlRange.Dispatch)]
    void MiniportProcessSGList(
        TraceObject sg,
        TraceObject context,
        uint elements,
        uint bytes,
        ListStorage storage,
        [HostKnows] TraceObject nb);

    /// <summary>Fails where it brings no memory; length means nothing then.</summary>
    [Irql(IrqlRange.Passive)]
    [FailsWith]
    [Acquires(ObjectKind.SharedMemory)]
    void MiniportSharedMemoryAllocateComplete(
        TraceObject adapter,
        TraceObject block,
        uint length,
        TraceObject context,
        [HostKnows(IsShown = false)] uint request);

    [Irql(IrqlRange.Device)]
    bool MiniportInterrupt(
        TraceObject interrupt,
        [HostKnows] bool wasRaised,
        [HostKnows] out bool queueDpc,
        [HostKnows, Hex] out uint targetProcessors,
        [HostKnows, Hex, InFull(TraceType.Unset)] out uint unset);

    [Irql(IrqlRange.Dispatch)]
    void MiniportInterruptDPC(
        TraceObject interrupt,
        [HostKnows, InFull(TraceType.Lists)] uint maxNblsToIndicate,
        [HostKnows] out bool moreNblsPending);

    [Irql(IrqlRange.Device)]
    void MiniportDisableInterruptEx(TraceObject interrupt);

    [Irql(IrqlRange.Device)]
    void MiniportEnableInterruptEx(TraceObject interrupt);

    [Irql(IrqlRange.Device)]
    bool MiniportSynchronizeInterrupt(TraceObject interrupt);

    [Irql(IrqlRange.Passive)]
    bool MiniportCheckForHangEx(TraceObject adapter);

    /// <summary>The NIC may have lost filter and multicast list if addressingReset says so.</summary>
    [Irql(IrqlRange.AtMostDispatch)]
    NDIS_STATUS MiniportResetEx(TraceObject adapter, out bool addressingReset);
}
