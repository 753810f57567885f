namespace NdisConformance.Vocabulary;

/// <summary>Completing sends, indicating receives.</summary>
public interface IDataPathFunctions
{
    [Irql(IrqlRange.AtMostDispatch, "SEND-018")]
    void NdisMSendNetBufferListsComplete(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        TraceObject nbl,
        [Hex] uint flags,
        uint count);

    [Irql(IrqlRange.AtMostDispatch, "RECV-018")]
    void NdisMIndicateReceiveNetBufferLists(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        TraceObject nbl,
        uint port,
        uint numberOfNetBufferLists,
        [Hex] uint flags,
        [HostKnows] uint count,
        [HostKnows] TraceObject staleLink);
}
