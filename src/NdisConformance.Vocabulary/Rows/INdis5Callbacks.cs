using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>The entry points of a miniport of NDIS 5 that NDIS calls.</summary>
public interface INdis5Callbacks
{
    [Irql(IrqlRange.Passive)]
    NDIS_STATUS MiniportInitialize(
        TraceObject adapter, out NDIS_STATUS openError, out uint medium, [HostKnows] out bool mediumFits);

    /// <summary>Lent are the received packets that NDIS still has at the end.</summary>
    [Irql(IrqlRange.Passive)]
    void MiniportHalt(TraceObject adapter, [HostKnows] out uint lent);

    [Irql(IrqlRange.Passive)]
    void MiniportUnload(TraceObject driver);

    [Irql(IrqlRange.Any)]
    void MiniportShutdown(TraceObject adapter);

    /// <summary>Held is a device that keeps back what it did: it seems to hang.</summary>
    [Irql(IrqlRange.Dispatch)]
    bool MiniportCheckForHang(TraceObject adapter, [HostKnows] out bool held);

    [Irql(IrqlRange.Dispatch)]
    NDIS_STATUS MiniportReset(TraceObject adapter, out bool addressingReset);

    [Irql(IrqlRange.AtMostDispatch)]
    NDIS_STATUS MiniportQueryInformation(
        TraceObject adapter,
        [Hex, InFull(TraceType.Oid)] uint oid,
        uint bytes,
        out uint bytesWritten,
        out uint bytesNeeded);

    [Irql(IrqlRange.AtMostDispatch)]
    NDIS_STATUS MiniportSetInformation(
        TraceObject adapter,
        [Hex, InFull(TraceType.Oid)] uint oid,
        uint bytes,
        out uint bytesRead,
        out uint bytesNeeded);

    [Irql(IrqlRange.AtMostDispatch)]
    NDIS_STATUS MiniportSend(TraceObject adapter, TraceObject packet, [Hex] uint flags);

    [Irql(IrqlRange.AtMostDispatch)]
    void MiniportSendPackets(TraceObject adapter, TraceObject first, uint packets);

    [Irql(IrqlRange.AtMostDispatch)]
    void MiniportReturnPacket(TraceObject adapter, TraceObject packet);

    [Irql(IrqlRange.AtMostDispatch)]
    void MiniportAllocateComplete(
        TraceObject adapter,
        TraceObject block,
        uint length,
        TraceObject context,
        [HostKnows(IsShown = false)] uint request);

    [Irql(IrqlRange.AtMostDispatch)]
    void MiniportCancelSendPackets(TraceObject adapter, ulong cancelId);

    [Irql(IrqlRange.Passive)]
    void MiniportPnPEventNotify(TraceObject adapter, [InFull(TraceType.PnpEvent)] uint @event);

    [Irql(IrqlRange.Device)]
    void MiniportISR(
        TraceObject interrupt,
        [HostKnows] bool wasRaised,
        [HostKnows] out bool recognized,
        [HostKnows] out bool queueDpc);

    [Irql(IrqlRange.Dispatch)]
    void MiniportHandleInterrupt(TraceObject interrupt);

    [Irql(IrqlRange.AtMostDevice)]
    void MiniportDisableInterrupt(TraceObject interrupt);

    [Irql(IrqlRange.AtMostDevice)]
    void MiniportEnableInterrupt(TraceObject interrupt);
}
