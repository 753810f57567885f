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
