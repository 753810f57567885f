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
    void NdisMOidRequestComplete(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        TraceObject request,
        NDIS_STATUS status,
        uint bytesRead,
        uint bytesWritten,
        uint bytesNeeded,
        [HostKnows] bool pending);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisWriteErrorLogEntry(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        [Hex] uint errorCode);
}
