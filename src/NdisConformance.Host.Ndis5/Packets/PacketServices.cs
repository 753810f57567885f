using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>Packets of the driver and their pools (contract.md 1.9). One per driver.</summary>
internal sealed class PacketServices(
    HandleTable handles, HostTrace trace, SimulatedPc pc, PacketStore store, Ndis5Miniport miniport)
{
    private const uint MostDescriptors = 0xFFFF;

    /// <inheritdoc/>
    public void NdisAllocatePacketPool(
        out NDIS_STATUS status, out NDIS_HANDLE poolHandle, uint numberOfDescriptors, uint protocolReservedLength)
    {
        TraceMark call = trace.NdisAllocatePacketPoolCall(numberOfDescriptors, protocolReservedLength);
        PacketPool? pool = Make(call.Name, numberOfDescriptors, protocolReservedLength);
        (status, poolHandle) = Answer(pool);
        trace.NdisAllocatePacketPoolReturn(call, pool?.Id ?? TraceObject.Null(ObjectKind.PacketPool));
    }

    /// <inheritdoc/>
    public void NdisAllocatePacketPoolEx(
        out NDIS_STATUS status,
        out NDIS_HANDLE poolHandle,
        uint numberOfDescriptors,
        uint numberOfOverflowDescriptors,
        uint protocolReservedLength)
    {
        TraceMark call = trace.NdisAllocatePacketPoolExCall(
            numberOfDescriptors, numberOfOverflowDescriptors, protocolReservedLength);
        ulong descriptors = (ulong)numberOfDescriptors + numberOfOverflowDescriptors;
        PacketPool? pool = descriptors <= MostDescriptors
            ? Make(call.Name, (uint)descriptors, protocolReservedLength)
            : null;
        (status, poolHandle) = Answer(pool);
        trace.NdisAllocatePacketPoolExReturn(call, pool?.Id ?? TraceObject.Null(ObjectKind.PacketPool));
    }

    /// <inheritdoc/>
    public void NdisFreePacketPool(NDIS_HANDLE poolHandle)
    {
        TraceObject named = handles.Resolve(poolHandle, ObjectKind.PacketPool, out PacketPool? pool);
        TraceMark call = trace.NdisFreePacketPoolCall(named, pool?.Outstanding ?? 0);
        if (pool is not null)
        {
            trace.Released(pool.Id);
            pool.IsReleased = true;
        }

        trace.NdisFreePacketPoolReturn(call);
    }

    /// <inheritdoc/>
    public void NdisAllocatePacket(out NDIS_STATUS status, out NDIS_PACKET packet, NDIS_HANDLE poolHandle)
    {
        TraceObject named = handles.Resolve(poolHandle, ObjectKind.PacketPool, out PacketPool? pool);
        TraceMark call = trace.NdisAllocatePacketCall(named);
        bool fails = pool is null || pool.Outstanding == pool.Descriptors || pc.Fails(call.Name);
        int slot = fails ? -1 : store.New(pool, pool!.ProtocolReservedBytes, isProtocol: false);
        if (slot < 0)
        {
            (status, packet) = (NDIS_STATUS_RESOURCES, default);
            trace.NdisAllocatePacketReturn(call, TraceObject.Null(ObjectKind.Packet));
            return;
        }

        pool!.Outstanding++;
        store.Packets[slot].Acquired = trace.Acquired(store.Packets[slot].Id, miniport.AdapterId);
        (status, packet) = (NDIS_STATUS_SUCCESS, store[slot]);
        trace.NdisAllocatePacketReturn(call, store.Packets[slot].Id);
    }

    /// <inheritdoc/>
    public void NdisFreePacket(NDIS_PACKET packet)
    {
        TraceObject named = store.Find(packet, out int slot);
        OwnerCode owner = slot >= 0 && store.Packets[slot].Phase == PacketPhase.Indicated
            ? OwnerCode.Ndis
            : store.OwnerOf(slot);
        TraceMark call = trace.NdisFreePacketCall(named, slot < 0 ? 0 : store.CountBuffers(slot), owner);
        if (slot >= 0 && owner == OwnerCode.Miniport)
        {
            trace.Released(named);
            store.Packets[slot].Pool!.Outstanding--;
            store.Destroy(slot);
        }

        trace.NdisFreePacketReturn(call);
    }

    private PacketPool? Make(TraceName name, uint descriptors, uint reservedBytes)
    {
        if (descriptors == 0 || pc.Fails(name))
        {
            return null;
        }

        PacketPool pool = new(handles.NextNumber(ObjectKind.PacketPool), descriptors, reservedBytes);
        handles.Add(pool);
        pool.Acquired = trace.Acquired(pool.Id, miniport.AdapterId);
        return pool;
    }

    private static (NDIS_STATUS Status, NDIS_HANDLE Handle) Answer(PacketPool? pool)
        => pool is null ? (NDIS_STATUS_RESOURCES, default) : (NDIS_STATUS_SUCCESS, pool.Handle);
}
