namespace NdisConformance.Vocabulary;

/// <summary>Pools, NET_BUFFER_LISTs, NET_BUFFERs and MDLs.</summary>
public interface IPoolFunctions
{
    [Irql(IrqlRange.AtMostDispatch, "POOL-020")]
    [AttributesOrder(AttributesOrder.BetterAfter)]
    [FailsWith]
    [Acquires(ObjectKind.NblPool)]
    void NdisAllocateNetBufferListPool(
        [Handle(
            ObjectKind.Adapter,
            OtherKind = ObjectKind.Driver,
            MayBeNull = true,
            WrongKind = "POOL-019",
            Released = "POOL-019")]
        TraceObject handle,
        [Hex, InFull(TraceType.HeaderType)] uint type,
        uint revision,
        uint size,
        uint protocolId,
        bool fAllocateNetBuffer,
        uint contextSize,
        uint dataSize,
        [HostKnows, InFull(TraceType.Tag)] uint poolTag,
        out TraceObject pool);

    [Irql(IrqlRange.AtMostDispatch, "POOL-020")]
    [Releases(ObjectKind.NblPool)]
    void NdisFreeNetBufferListPool(
        [Handle(ObjectKind.NblPool, "POOL-018")] TraceObject pool,
        [HostKnows] uint outstanding);

    [Irql(IrqlRange.AtMostDispatch, "POOL-020")]
    [AttributesOrder(AttributesOrder.BetterAfter)]
    [FailsWith]
    [Acquires(ObjectKind.NbPool)]
    void NdisAllocateNetBufferPool(
        [Handle(
            ObjectKind.Adapter,
            OtherKind = ObjectKind.Driver,
            MayBeNull = true,
            WrongKind = "POOL-019",
            Released = "POOL-019")]
        TraceObject handle,
        [Hex, InFull(TraceType.HeaderType)] uint type,
        uint revision,
        uint size,
        uint dataSize,
        [HostKnows, InFull(TraceType.Tag)] uint poolTag,
        out TraceObject pool);

    [Irql(IrqlRange.AtMostDispatch, "POOL-020")]
    [Releases(ObjectKind.NbPool)]
    void NdisFreeNetBufferPool(
        [Handle(ObjectKind.NbPool, "POOL-018")] TraceObject pool,
        [HostKnows] uint outstanding);

    [Irql(IrqlRange.AtMostDispatch, "NBL-020")]
    [FailsWith(NullRule = "NBL-002")]
    [Acquires(ObjectKind.Nbl)]
    void NdisAllocateNetBufferList(
        [Handle(ObjectKind.NblPool, WrongKind = "POOL-018", Released = "POOL-018", Null = "POOL-008")] TraceObject pool,
        uint contextSize,
        uint contextBackFill,
        out TraceObject nbl,
        out TraceObject nb);

    [Irql(IrqlRange.AtMostDispatch, "NBL-020")]
    [FailsWith(NullRule = "NBL-002")]
    [Acquires(ObjectKind.Nbl)]
    void NdisAllocateNetBufferAndNetBufferList(
        [Handle(ObjectKind.NblPool, WrongKind = "POOL-018", Released = "POOL-018", Null = "POOL-008")] TraceObject pool,
        uint contextSize,
        uint contextBackFill,
        TraceObject mdl,
        uint dataOffset,
        ulong dataLength,
        [HostKnows] ulong chainBytes,
        out TraceObject nbl,
        out TraceObject nb);

    [Irql(IrqlRange.AtMostDispatch, "NBL-020")]
    [Releases(ObjectKind.Nbl)]
    void NdisFreeNetBufferList(
        TraceObject nbl,
        [HostKnows] OwnerCode owner,
        [HostKnows] OwnerCode origin,
        [HostKnows] TraceObject ownMdl);

    [Irql(IrqlRange.AtMostDispatch, "NBL-020")]
    [FailsWith(NullRule = "NBL-002")]
    [Acquires(ObjectKind.Nb)]
    void NdisAllocateNetBuffer(
        [Handle(ObjectKind.NbPool, WrongKind = "POOL-018", Released = "POOL-018", Null = "POOL-008")] TraceObject pool,
        TraceObject mdl,
        uint dataOffset,
        ulong dataLength,
        [HostKnows] ulong chainBytes,
        out TraceObject nb);

    [Irql(IrqlRange.AtMostDispatch, "NBL-020")]
    [FailsWith(NullRule = "NBL-002")]
    [Acquires(ObjectKind.Nb)]
    void NdisAllocateNetBufferMdlAndData(
        [Handle(ObjectKind.NbPool, WrongKind = "POOL-018", Released = "POOL-018", Null = "POOL-008")] TraceObject pool,
        out TraceObject nb);

    [Irql(IrqlRange.AtMostDispatch, "NBL-020")]
    [Releases(ObjectKind.Nb)]
    void NdisFreeNetBuffer(
        TraceObject nb,
        [HostKnows] TraceObject preallocatedWith,
        [HostKnows] TraceObject linkedIn,
        [HostKnows] OwnerCode owner);

    [Irql(IrqlRange.AtMostDispatch, "NBL-020")]
    [AttributesOrder(AttributesOrder.BetterAfter)]
    [FailsWith(NullRule = "MDL-003")]
    [Acquires(ObjectKind.Mdl)]
    void NdisAllocateMdl(
        [Handle(
            ObjectKind.Adapter,
            OtherKind = ObjectKind.Driver,
            MayBeNull = true,
            WrongKind = "REG-014",
            Released = "REG-014")]
        TraceObject handle,
        TraceObject block,
        uint length,
        [HostKnows] AddressClass addressClass,
        out TraceObject mdl);

    [Irql(IrqlRange.AtMostDispatch, "NBL-020")]
    [Releases(ObjectKind.Mdl)]
    void NdisFreeMdl(
        TraceObject mdl,
        [HostKnows] TraceObject usedBy,
        [HostKnows] OwnerCode owner,
        [HostKnows] TraceObject lostMemory);

    [Irql(IrqlRange.AtMostDispatch, "NBL-020")]
    [FailsWith(NullRule = "NBL-019")]
    bool NdisGetDataBuffer(TraceObject nb, uint bytesNeeded, [HostKnows] bool storageGiven);

    [Irql(IrqlRange.Any)]
    void NdisAdjustNetBufferCurrentMdl(TraceObject nb);
}
