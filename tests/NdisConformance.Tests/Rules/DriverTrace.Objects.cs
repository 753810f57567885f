using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Rules;

/// <content>Shared memory, pools, NET_BUFFER_LISTs and MDLs.</content>
internal sealed partial class DriverTrace
{
    public static readonly TraceObject Shared = Object(ObjectKind.SharedMemory, 1);
    public static readonly TraceObject NblPool = Object(ObjectKind.NblPool, 1);
    public static readonly TraceObject NbPool = Object(ObjectKind.NbPool, 1);

    /// <summary>Number 0: there is no memory.</summary>
    public void AllocateMemory(uint number, ulong length)
    {
        Call(TraceName.NdisAllocateMemoryWithTagPriority, Adapter.Packed, length, 1);
        ReturnWith((number == 0 ? TraceObject.Null(ObjectKind.Memory) : Object(ObjectKind.Memory, number)).Packed);
    }

    public void AllocateShared(bool fails = false)
    {
        Call(TraceName.NdisMAllocateSharedMemory, Adapter.Packed, 4096, 1);
        if (!fails)
        {
            Fact(TraceName.Acquired, Shared.Packed, Adapter.Packed);
        }

        ReturnWith(fails ? Nothing(ObjectKind.SharedMemory) : Shared.Packed);
    }

    public void FreeShared(
        ulong length = 4096, ulong physicalMatches = 1, ulong cached = 1, ObjectState state = ObjectState.Live)
        => Do(
            TraceName.NdisMFreeSharedMemory,
            Adapter.Packed,
            length,
            cached,
            Shared.As(state).Packed,
            4096,
            physicalMatches,
            1);

    public void MakeNblPool(
        ulong hasNb = 1,
        ulong dataSize = 0,
        ulong protocol = 0,
        ulong contextSize = 0,
        ulong tag = 0x4E43,
        ulong type = NDIS_OBJECT_TYPE_DEFAULT,
        ulong revision = 1,
        ulong size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1,
        TraceObject? owner = null)
    {
        Call(
            TraceName.NdisAllocateNetBufferListPool,
            (owner ?? Adapter).Packed,
            type,
            revision,
            size,
            protocol,
            hasNb,
            contextSize,
            dataSize,
            tag);
        Fact(TraceName.Acquired, NblPool.Packed, Adapter.Packed);
        ReturnWith(NblPool.Packed);
    }

    public void MakeNbPool(ulong dataSize = 0, ulong revision = 1, ulong tag = 0x4E43)
    {
        Call(
            TraceName.NdisAllocateNetBufferPool,
            Adapter.Packed,
            NDIS_OBJECT_TYPE_DEFAULT,
            revision,
            NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1,
            dataSize,
            tag);
        Fact(TraceName.Acquired, NbPool.Packed, Adapter.Packed);
        ReturnWith(NbPool.Packed);
    }

    public void FreeNblPool(ulong outstanding = 0)
        => Do(TraceName.NdisFreeNetBufferListPool, NblPool.Packed, outstanding);

    public void FreeNbPool(ulong outstanding = 0) => Do(TraceName.NdisFreeNetBufferPool, NbPool.Packed, outstanding);

    /// <summary>A list of the driver, number 101 and up so that it is none of a send.</summary>
    public void AllocatePair(
        uint nbl = 101,
        bool hasMdl = true,
        ulong offset = 0,
        ulong length = 0,
        ulong contextSize = 0,
        bool fails = false)
    {
        Call(
            TraceName.NdisAllocateNetBufferAndNetBufferList,
            NblPool.Packed,
            contextSize,
            0,
            hasMdl ? Object(ObjectKind.Mdl, 1).Packed : Nothing(ObjectKind.Mdl),
            offset,
            length,
            hasMdl ? 2048u : 0);
        ReturnPair(nbl, fails);
    }

    public void AllocateList(uint nbl = 101, ulong contextSize = 0, bool fails = false)
    {
        Call(TraceName.NdisAllocateNetBufferList, NblPool.Packed, contextSize, 0);
        ReturnPair(nbl, fails);
    }

    private void ReturnPair(uint nbl, bool fails)
    {
        if (!fails)
        {
            Fact(TraceName.Acquired, Nbl(nbl).Packed, Adapter.Packed);
        }

        ReturnWith(
            fails ? Nothing(ObjectKind.Nbl) : Nbl(nbl).Packed,
            fails ? Nothing(ObjectKind.Nb) : Nb(nbl).Packed);
    }

    public void FreeList(uint nbl = 101, OwnerCode owner = OwnerCode.Miniport, TraceObject ownMdl = default)
        => Do(TraceName.NdisFreeNetBufferList, Nbl(nbl).Packed, (ulong)owner, 0, ownMdl.Packed);

    /// <summary>A list was freed while a NET_BUFFER or MDL of the driver was linked in it.</summary>
    public void LeaveLinked(TraceObject item, uint nbl = 101)
        => Fact(TraceName.LeftLinked, item.Packed, Nbl(nbl).Packed);

    /// <summary>The driver never looked at lists since they were returned.</summary>
    public void Ignore(params uint[] nbls)
    {
        foreach (uint nbl in nbls)
        {
            Fact(TraceName.ReturnIgnored, Nbl(nbl).Packed);
        }
    }

    public void AllocateNb(TraceName function = TraceName.NdisAllocateNetBuffer)
    {
        Call(function, NbPool.Packed, Nothing(ObjectKind.Mdl), 0, 0, 0);
        ReturnWith(Nb(201).Packed);
    }

    public void FreeNb(
        TraceObject preallocatedWith = default,
        TraceObject linkedIn = default,
        OwnerCode owner = OwnerCode.Miniport)
        => Do(TraceName.NdisFreeNetBuffer, Nb(201).Packed, preallocatedWith.Packed, linkedIn.Packed, (ulong)owner);

    public void AllocateMdl(AddressClass memory = AddressClass.Shared, bool fails = false)
    {
        Call(TraceName.NdisAllocateMdl, Adapter.Packed, Shared.Packed, 2048, (ulong)memory);
        if (!fails)
        {
            Fact(TraceName.Acquired, Object(ObjectKind.Mdl, 1).Packed, Adapter.Packed);
        }

        ReturnWith(fails ? Nothing(ObjectKind.Mdl) : Object(ObjectKind.Mdl, 1).Packed);
    }

    public void FreeMdl(
        TraceObject usedBy = default, OwnerCode owner = OwnerCode.Miniport, TraceObject lostMemory = default)
        => Do(
            TraceName.NdisFreeMdl,
            Object(ObjectKind.Mdl, 1).Packed,
            usedBy.Packed,
            (ulong)owner,
            lostMemory.Packed);

    public void Crash(ulong code = 0xD1) => Fact(TraceName.Crash, code, 0);
}
