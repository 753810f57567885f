using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>Completing pause, restart and requests; the event log.</summary>
public interface ILifecycleFunctions
{
    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMPauseComplete(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        [HostKnows] bool pending);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMRestartComplete(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        NDIS_STATUS status,
        [HostKnows] bool pending);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMResetComplete(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        NDIS_STATUS status,
        bool addressingReset,
        [HostKnows] bool pending);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMOidRequestComplete(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        TraceObject request,
        NDIS_STATUS status,
        uint bytesRead,
        uint bytesWritten,
        uint bytesNeeded,
        [HostKnows] bool pending);

    /// <summary>
    /// state is the header of the NDIS_LINK_STATE in the buffer: type, revision and size from the lowest byte on; 0
    /// where the buffer holds none. What follows are its members.
    /// </summary>
    [Irql(IrqlRange.AtMostDispatch, "LIFE-039")]
    [AttributesOrder(AttributesOrder.After)]
    void NdisMIndicateStatusEx(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        [Hex, InFull(TraceType.HeaderType)] uint type,
        uint revision,
        uint size,
        TraceObject source,
        uint port,
        NDIS_STATUS code,
        uint bufferSize,
        [Hex, InFull(TraceType.Header)] uint state,
        [InFull(TraceType.Connection)] uint connectState,
        [InFull(TraceType.Speed)] ulong xmitLinkSpeed,
        [InFull(TraceType.Speed)] ulong rcvLinkSpeed);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisWriteErrorLogEntry(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        [Hex] uint errorCode);
}
