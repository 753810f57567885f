using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Vocabulary;

/// <summary>Scatter/gather DMA.</summary>
public interface IScatterGatherFunctions
{
    [Irql(IrqlRange.Passive, "SGDMA-REG-002")]
    [AttributesOrder(AttributesOrder.After)]
    [FailsWith(NDIS_STATUS_RESOURCES, NDIS_STATUS_NOT_SUPPORTED, NDIS_STATUS_BAD_VERSION)]
    [Acquires(ObjectKind.Dma)]
    NDIS_STATUS NdisMRegisterScatterGatherDma(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        [Hex, InFull(TraceType.HeaderType)] uint type,
        uint revision,
        uint size,
        [Hex] uint flags,
        uint maximumPhysicalMapping,
        [HostKnows] bool processHandlerGiven,
        [HostKnows] bool sharedHandlerGiven,
        [HostKnows] uint listSizeBefore,
        out TraceObject handle,
        out uint listSize);

    [Irql(IrqlRange.Passive, "SGDMA-DEREG-004")]
    [Releases(ObjectKind.Dma)]
    void NdisMDeregisterScatterGatherDma(
        [Handle(ObjectKind.Dma, WrongKind = "SGDMA-DEREG-005", Released = "SGDMA-DEREG-006", Null = "SGDMA-DEREG-005")]
        TraceObject dma,
        [HostKnows] uint liveMappings,
        [HostKnows] uint pendingRequests);

    [Irql(IrqlRange.Dispatch, "SGDMA-ALLOC-001")]
    [FailsWith(NDIS_STATUS_RESOURCES)]
    [Acquires(ObjectKind.Sg)]
    NDIS_STATUS NdisMAllocateNetBufferSGList(
        [Handle(ObjectKind.Dma, WrongKind = "SGDMA-ALLOC-002", Released = "SGDMA-ALLOC-023", Null = "SGDMA-ALLOC-023")]
        TraceObject dma,
        [Blamed] TraceObject nb,
        TraceObject context,
        [Hex] uint flags,
        TraceObject buffer,
        uint bufferSize,
        [HostKnows] TraceObject nbl,
        [HostKnows] SgRole role,
        [HostKnows] ulong dataLength,
        [HostKnows] uint currentMdlOffset,
        [HostKnows] uint dataOffset,
        [HostKnows] ulong bufferOffset,
        [HostKnows] ulong bufferAvailable,
        out TraceObject sg,
        [HostKnows] out Shortage shortage);

    [Irql(IrqlRange.Dispatch, "SGDMA-FREE-006")]
    [Releases(ObjectKind.Sg)]
    void NdisMFreeNetBufferSGList(
        [Handle(ObjectKind.Dma, WrongKind = "SGDMA-FREE-005", Released = "SGDMA-DEREG-006", Null = "SGDMA-FREE-005")]
        TraceObject dma,
        [Blamed] TraceObject sg,
        TraceObject nb,
        [HostKnows] SgPointer pointer,
        [HostKnows] TraceObject mappedNb);

    [Irql(IrqlRange.Passive, "SHMEM-009")]
    [AttributesOrder(AttributesOrder.BetterAfter)]
    uint NdisMGetDmaAlignment(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter);
}
