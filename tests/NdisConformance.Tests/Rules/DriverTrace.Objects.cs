using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Rules;

/// <content>Shared memory, pools, NET_BUFFER_LISTs and MDLs.</content>
internal sealed partial class DriverTrace
{
    public static readonly TraceObject Shared = Object(ObjectKind.SharedMemory, 1);
    public static readonly TraceObject NblPool = Object(ObjectKind.NblPool, 1);
    public static readonly TraceObject NbPool = Object(ObjectKind.NbPool, 1);

    public static readonly TraceObject Mdl = Object(ObjectKind.Mdl, 1);

    /// <summary>Number 0: there is no memory.</summary>
    public void AllocateMemory(uint number, uint length)
    {
        TraceMark call = NdisAllocateMemoryWithTagPriorityCall(Adapter, length, tag: 1);
        NdisAllocateMemoryWithTagPriorityReturn(
            call, number == 0 ? TraceObject.Null(ObjectKind.Memory) : Object(ObjectKind.Memory, number));
    }

    public long FreeMemory(TraceObject block, uint length = 64)
    {
        TraceMark call = NdisFreeMemoryCall(block, length, allocatedLength: length, memoryFlags: 0);
        NdisFreeMemoryReturn(call);
        return call.Sequence;
    }

    public void AllocateShared(bool fails = false)
    {
        TraceMark call = NdisMAllocateSharedMemoryCall(Adapter, length: 4096, cached: true);
        if (!fails)
        {
            Acquired(Shared, Adapter);
        }

        NdisMAllocateSharedMemoryReturn(call, fails ? TraceObject.Null(ObjectKind.SharedMemory) : Shared);
    }

    public void FreeShared(
        uint length = 4096, bool physicalMatches = true, bool cached = true, ObjectState state = ObjectState.Live)
    {
        TraceMark call = NdisMFreeSharedMemoryCall(
            Adapter,
            length,
            cached,
            Shared.As(state),
            allocatedLength: 4096,
            physicalMatches,
            allocatedCached: true);
        NdisMFreeSharedMemoryReturn(call);
    }

    public void MakeNblPool(
        bool hasNb = true,
        uint dataSize = 0,
        uint protocol = 0,
        uint contextSize = 0,
        uint tag = 0x4E43,
        uint type = NDIS_OBJECT_TYPE_DEFAULT,
        uint revision = 1,
        uint size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
        TraceObject? owner = null)
    {
        TraceMark call = NdisAllocateNetBufferListPoolCall(
            owner ?? Adapter,
            type,
            revision,
            size,
            protocolId: protocol,
            fAllocateNetBuffer: hasNb,
            contextSize,
            dataSize,
            poolTag: tag);
        Acquired(NblPool, Adapter);
        NdisAllocateNetBufferListPoolReturn(call, NblPool);
    }

    public void MakeNbPool(uint dataSize = 0, uint revision = 1, uint tag = 0x4E43)
    {
        TraceMark call = BeginNbPool(Adapter, dataSize, revision, tag);
        Acquired(NbPool, Adapter);
        NdisAllocateNetBufferPoolReturn(call, NbPool);
    }

    /// <summary>NdisAllocateNetBufferPool that has not returned.</summary>
    public TraceMark BeginNbPool(TraceObject owner, uint dataSize = 0, uint revision = 1, uint tag = 0x4E43)
        => NdisAllocateNetBufferPoolCall(
            owner,
            NDIS_OBJECT_TYPE_DEFAULT,
            revision,
            NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1,
            dataSize,
            poolTag: tag);

    public void FreeNblPool(uint outstanding = 0)
        => NdisFreeNetBufferListPoolReturn(NdisFreeNetBufferListPoolCall(NblPool, outstanding));

    public void FreeNbPool(uint outstanding = 0)
        => NdisFreeNetBufferPoolReturn(NdisFreeNetBufferPoolCall(NbPool, outstanding));

    /// <summary>A list of the driver, number 101 and up so that it is none of a send.</summary>
    public void AllocatePair(
        uint nbl = 101,
        bool hasMdl = true,
        uint offset = 0,
        ulong length = 0,
        uint contextSize = 0,
        bool fails = false)
    {
        TraceMark call = NdisAllocateNetBufferAndNetBufferListCall(
            NblPool,
            contextSize,
            contextBackFill: 0,
            hasMdl ? Mdl : TraceObject.Null(ObjectKind.Mdl),
            dataOffset: offset,
            dataLength: length,
            chainBytes: hasMdl ? 2048u : 0);
        AcquireList(nbl, fails);
        NdisAllocateNetBufferAndNetBufferListReturn(
            call,
            fails ? TraceObject.Null(ObjectKind.Nbl) : Nbl(nbl),
            fails ? TraceObject.Null(ObjectKind.Nb) : Nb(nbl));
    }

    public void AllocateList(uint nbl = 101, uint contextSize = 0, bool fails = false)
    {
        TraceMark call = NdisAllocateNetBufferListCall(NblPool, contextSize, contextBackFill: 0);
        AcquireList(nbl, fails);
        NdisAllocateNetBufferListReturn(
            call,
            fails ? TraceObject.Null(ObjectKind.Nbl) : Nbl(nbl),
            fails ? TraceObject.Null(ObjectKind.Nb) : Nb(nbl));
    }

    private void AcquireList(uint nbl, bool fails)
    {
        if (!fails)
        {
            Acquired(Nbl(nbl), Adapter);
        }
    }

    public void FreeList(uint nbl = 101, OwnerCode owner = OwnerCode.Miniport, TraceObject ownMdl = default)
        => NdisFreeNetBufferListReturn(
            NdisFreeNetBufferListCall(Nbl(nbl), owner, origin: OwnerCode.Miniport, ownMdl));

    /// <summary>The driver never looked at lists since they were returned.</summary>
    public void Ignore(params uint[] nbls)
    {
        foreach (uint nbl in nbls)
        {
            ReturnIgnored(Nbl(nbl));
        }
    }

    public void AllocateNb()
    {
        TraceMark call = NdisAllocateNetBufferCall(
            NbPool, TraceObject.Null(ObjectKind.Mdl), dataOffset: 0, dataLength: 0, chainBytes: 0);
        NdisAllocateNetBufferReturn(call, Nb(201));
    }

    /// <summary>A NET_BUFFER with MDL and data.</summary>
    public void AllocateNbWithData()
        => NdisAllocateNetBufferMdlAndDataReturn(NdisAllocateNetBufferMdlAndDataCall(NbPool), Nb(201));

    public void FreeNb(
        TraceObject preallocatedWith = default,
        TraceObject linkedIn = default,
        OwnerCode owner = OwnerCode.Miniport)
        => NdisFreeNetBufferReturn(NdisFreeNetBufferCall(Nb(201), preallocatedWith, linkedIn, owner));

    public void AllocateMdl(AddressClass memory = AddressClass.Shared, bool fails = false, uint length = 2048)
    {
        TraceMark call = NdisAllocateMdlCall(Adapter, Shared, length, memory);
        if (!fails)
        {
            Acquired(Mdl, Adapter);
        }

        NdisAllocateMdlReturn(call, fails ? TraceObject.Null(ObjectKind.Mdl) : Mdl);
    }

    public void FreeMdl(
        TraceObject usedBy = default, OwnerCode owner = OwnerCode.Miniport, TraceObject lostMemory = default)
        => NdisFreeMdlReturn(NdisFreeMdlCall(Mdl, usedBy, owner, lostMemory));
}
