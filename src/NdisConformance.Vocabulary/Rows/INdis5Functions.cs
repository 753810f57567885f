using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Vocabulary;

/// <summary>What only drivers of NDIS 5 call.</summary>
public interface INdis5Functions
{
    [Irql(IrqlRange.Passive, "IRQL-002")]
    [FailsWith]
    [Acquires(ObjectKind.Wrapper)]
    void NdisMInitializeWrapper(
        [HostKnows] bool driverObjectIsOwn,
        [HostKnows] bool registryPathIsOwn,
        out TraceObject wrapper);

    /// <summary>Given and missing are entry points, a bit each in the order of the structure.</summary>
    [Irql(IrqlRange.Passive, "IRQL-002")]
    [FailsWith(NDIS_STATUS_RESOURCES, NDIS_STATUS_FAILURE, NDIS_STATUS_BAD_CHARACTERISTICS, NDIS_STATUS_BAD_VERSION)]
    [Acquires(ObjectKind.Driver)]
    NDIS_STATUS NdisMRegisterMiniport(
        [Handle(ObjectKind.Wrapper, "REG-014")] TraceObject wrapper,
        uint major,
        uint minor,
        uint length,
        [HostKnows(IsShown = false), Hex] ulong given,
        out TraceObject driver);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    [Releases(ObjectKind.Wrapper)]
    void NdisTerminateWrapper([Handle(ObjectKind.Wrapper, "REG-014")] TraceObject wrapper);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    void NdisMRegisterUnloadHandler([Handle(ObjectKind.Wrapper, "REG-014")] TraceObject wrapper);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    void NdisMSetAttributes([Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter, bool busMaster);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    void NdisMSetAttributesEx(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter, uint seconds, [Hex] uint flags);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    void NdisMQueryAdapterResources(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject configuration, out NDIS_STATUS status);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    [FailsWith(NDIS_STATUS_RESOURCES, NDIS_STATUS_NOT_SUPPORTED)]
    NDIS_STATUS NdisMInitializeScatterGatherDma(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter, bool is64Bit, uint maximumPhysicalMapping);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    [FailsWith(NDIS_STATUS_RESOURCES, NDIS_STATUS_FAILURE)]
    NDIS_STATUS NdisMAllocateMapRegisters(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        uint dmaSize,
        uint baseMapRegistersNeeded,
        uint maximumPhysicalMapping);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    void NdisMFreeMapRegisters([Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [FailsWith(NDIS_STATUS_FAILURE)]
    NDIS_STATUS NdisMAllocateSharedMemoryAsync(
        [Handle(ObjectKind.Adapter, "NDIS5-020")]
        TraceObject adapter,
        uint length,
        bool cached,
        TraceObject context,
        [HostKnows] bool handlerGiven,
        [HostKnows(IsShown = false)] out uint request);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [FailsWith]
    [Acquires(ObjectKind.PacketPool)]
    void NdisAllocatePacketPool(uint descriptors, uint protocolReservedLength, out TraceObject pool);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [FailsWith]
    [Acquires(ObjectKind.PacketPool)]
    void NdisAllocatePacketPoolEx(
        uint descriptors, uint overflowDescriptors, uint protocolReservedLength, out TraceObject pool);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [Releases(ObjectKind.PacketPool)]
    void NdisFreePacketPool(
        [Handle(ObjectKind.PacketPool, "REG-014")] TraceObject pool, [HostKnows] uint outstanding);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [FailsWith]
    [Acquires(ObjectKind.Packet)]
    void NdisAllocatePacket(
        [Handle(ObjectKind.PacketPool, "REG-014")] TraceObject pool, out TraceObject packet);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [Releases(ObjectKind.Packet)]
    void NdisFreePacket(TraceObject packet, [HostKnows] uint buffers, [HostKnows] OwnerCode owner);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [FailsWith]
    [Acquires(ObjectKind.BufferPool)]
    void NdisAllocateBufferPool(uint descriptors, out TraceObject pool);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [Releases(ObjectKind.BufferPool)]
    void NdisFreeBufferPool(
        [Handle(ObjectKind.BufferPool, "REG-014")] TraceObject pool, [HostKnows] uint outstanding);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [FailsWith]
    [Acquires(ObjectKind.Mdl)]
    void NdisAllocateBuffer(
        [Handle(ObjectKind.BufferPool, "REG-014")] TraceObject pool,
        uint length,
        [HostKnows] AddressClass addressClass,
        out TraceObject buffer);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [Releases(ObjectKind.Mdl)]
    void NdisFreeBuffer(TraceObject buffer);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [FailsWith]
    bool NdisQueryBufferSafe(TraceObject buffer);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMSendComplete(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        TraceObject packet,
        NDIS_STATUS status,
        [HostKnows] bool pending);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMSendResourcesAvailable([Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMIndicateReceivePacket([Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter, uint packets);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMIndicateStatus(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter, NDIS_STATUS status, uint size);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMIndicateStatusComplete([Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMQueryInformationComplete(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter, NDIS_STATUS status, [HostKnows] bool pending);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    void NdisMSetInformationComplete(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter, NDIS_STATUS status, [HostKnows] bool pending);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    void NdisMRegisterAdapterShutdownHandler([Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    void NdisMDeregisterAdapterShutdownHandler([Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    [FailsWith(NDIS_STATUS_RESOURCES, NDIS_STATUS_RESOURCE_CONFLICT, NDIS_STATUS_FAILURE)]
    [Acquires(ObjectKind.Interrupt)]
    NDIS_STATUS NdisMRegisterInterrupt(
        [Handle(ObjectKind.Adapter, "REG-014")] TraceObject adapter,
        uint vector,
        uint level,
        bool requestIsr,
        bool shared,
        uint mode,
        out TraceObject interrupt);

    [Irql(IrqlRange.Passive, "IRQL-002")]
    [Releases(ObjectKind.Interrupt)]
    [Waits]
    void NdisMDeregisterInterrupt([Handle(ObjectKind.Interrupt, "INT-008")] TraceObject interrupt);

    [Irql(IrqlRange.AtMostDevice, "IRQL-002")]
    bool NdisMSynchronizeWithInterrupt(
        [Handle(ObjectKind.Interrupt, WrongKind = "REG-014", Released = "INT-010", Null = "REG-014")]
        TraceObject interrupt);

    [Irql(IrqlRange.AtMostDispatch, "IRQL-002")]
    [FailsWith]
    [Acquires(ObjectKind.Memory)]
    void NdisAllocateMemoryWithTag(uint length, [HostKnows, InFull(TraceType.Tag)] uint tag, out TraceObject block);
}
