using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Vocabulary;

/// <summary>Locks, IRQL, memory, registers, waits.</summary>
public interface IKernelFunctions
{
    [Irql(IrqlRange.Any)]
    [Acquires(ObjectKind.Lock)]
    void NdisAllocateSpinLock(TraceObject @lock);

    [Irql(IrqlRange.Any)]
    [Releases(ObjectKind.Lock)]
    void NdisFreeSpinLock(TraceObject @lock);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [NotInSnapshots]
    void NdisAcquireSpinLock(TraceObject @lock);

    [Irql(IrqlRange.Dispatch, "IRQL-004")]
    [NotInSnapshots]
    void NdisReleaseSpinLock(TraceObject @lock);

    [Irql(IrqlRange.Dispatch, "IRQL-004")]
    [NotInSnapshots]
    void NdisDprAcquireSpinLock(TraceObject @lock);

    [Irql(IrqlRange.Dispatch, "IRQL-004")]
    [NotInSnapshots]
    void NdisDprReleaseSpinLock(TraceObject @lock);

    [Irql(IrqlRange.Any)]
    [return: InFull(TraceType.Irql)]
    uint KeGetCurrentIrql();

    [Irql(IrqlRange.Any)]
    void KeRaiseIrql([InFull(TraceType.Irql)] uint newIrql);

    [Irql(IrqlRange.Any)]
    void KeLowerIrql([InFull(TraceType.Irql)] uint newIrql);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NDIS_RAISE_IRQL_TO_DISPATCH();

    [Irql(IrqlRange.Any)]
    void NDIS_LOWER_IRQL([InFull(TraceType.Irql)] uint oldIrql);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [FailsWith]
    [Acquires(ObjectKind.Memory)]
    void NdisAllocateMemoryWithTagPriority(
        [Handle(
            ObjectKind.Adapter,
            OtherKind = ObjectKind.Driver,
            MayBeNull = true,
            WrongKind = "REG-014",
            Released = "REG-014")]
        TraceObject handle,
        uint length,
        [HostKnows, InFull(TraceType.Tag)] uint tag,
        out TraceObject block);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [Releases(ObjectKind.Memory)]
    void NdisFreeMemory(
        [Handle(ObjectKind.Memory, "POOL-024")] TraceObject block,
        uint length,
        [HostKnows] uint allocatedLength,
        [HostKnows, Hex] uint memoryFlags);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    [AttributesOrder(AttributesOrder.After)]
    [FailsWith(NDIS_STATUS_RESOURCE_CONFLICT, NDIS_STATUS_RESOURCES, NDIS_STATUS_FAILURE)]
    [Acquires(ObjectKind.IoSpace)]
    NDIS_STATUS NdisMMapIoSpace(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        uint length,
        out TraceObject space);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    [Releases(ObjectKind.IoSpace)]
    void NdisMUnmapIoSpace(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        [Handle(ObjectKind.IoSpace, "REG-017")] TraceObject space,
        uint length);

    [Irql(IrqlRange.Any)]
    [return: Hex]
    uint NdisReadRegisterUlong(
        [Handle(ObjectKind.IoSpace, "REG-017")] TraceObject space,
        [Hex] uint offset);

    [Irql(IrqlRange.Any)]
    void NdisWriteRegisterUlong(
        [Handle(ObjectKind.IoSpace, "REG-017")] TraceObject space,
        [Hex] uint offset,
        [Hex] uint value);

    [Irql(IrqlRange.BelowDispatch, "IRQL-005")]
    [AttributesOrder(AttributesOrder.BetterAfter)]
    [Waits]
    void NdisMSleep(uint microseconds);

    [Irql(IrqlRange.Any)]
    [AttributesOrder(AttributesOrder.BetterAfter)]
    void NdisStallExecution(uint microseconds);

    [Irql(IrqlRange.Any)]
    void NdisInitializeEvent(TraceObject @event);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisSetEvent(TraceObject @event);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisResetEvent(TraceObject @event);

    [Irql(IrqlRange.Passive, "IRQL-005")]
    [AttributesOrder(AttributesOrder.BetterAfter)]
    [Waits]
    bool NdisWaitEvent(TraceObject @event, uint milliseconds);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [FailsWith]
    bool MmGetSystemAddressForMdlSafe(TraceObject mdl);

    [Irql(IrqlRange.Any)]
    void MmGetPhysicalAddress(TraceObject block);
}
