using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Vocabulary;

/// <summary>Shared memory.</summary>
public interface ISharedMemoryFunctions
{
    [Irql(IrqlRange.Passive, "SHMEM-002")]
    [AttributesOrder(AttributesOrder.After)]
    [FailsWith(NullRule = "SHMEM-004")]
    [Acquires(ObjectKind.SharedMemory)]
    void NdisMAllocateSharedMemory(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        uint length,
        bool cached,
        out TraceObject block);

    [Irql(IrqlRange.AtMostDispatch, "SHMEM-021")]
    [FailsWith(NDIS_STATUS_FAILURE)]
    NDIS_STATUS NdisMAllocateSharedMemoryAsyncEx(
        [Handle(ObjectKind.Dma, WrongKind = "SHMEM-020", Released = "SGDMA-DEREG-006", Null = "SHMEM-020")]
        TraceObject dma,
        uint length,
        bool cached,
        TraceObject context,
        [HostKnows] bool handlerGiven,
        [HostKnows(IsShown = false)] out uint request);

    [Irql(IrqlRange.AtMostDispatch, "SHMEM-014")]
    [Releases(ObjectKind.SharedMemory)]
    void NdisMFreeSharedMemory(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        uint length,
        bool cached,
        TraceObject block,
        [HostKnows] uint allocatedLength,
        [HostKnows] bool physicalMatches,
        [HostKnows] bool allocatedCached);
}
