namespace NdisConformance.Contract;

/// <summary>Packets, the buffers that describe their data, and the pools of both. An NDIS_BUFFER is an MDL.</summary>
public interface INdis5Packets
{
    /// <summary>
    /// Allocates a pool of packet descriptors, each with protocolReservedLength bytes of ProtocolReserved. At most
    /// DISPATCH_LEVEL. SUCCESS; RESOURCES. NDIS 6 twin: NdisAllocateNetBufferListPool. Source: PktP.
    /// </summary>
    void NdisAllocatePacketPool(
        out NDIS_STATUS status, out NDIS_HANDLE poolHandle, uint numberOfDescriptors, uint protocolReservedLength);

    /// <summary>
    /// The same with a number of descriptors to take where the first are used up; both together are at most 0xFFFF. At
    /// most DISPATCH_LEVEL. SUCCESS; RESOURCES. Source: PktPEx.
    /// </summary>
    void NdisAllocatePacketPoolEx(
        out NDIS_STATUS status,
        out NDIS_HANDLE poolHandle,
        uint numberOfDescriptors,
        uint numberOfOverflowDescriptors,
        uint protocolReservedLength);

    /// <summary>
    /// Frees a pool all of whose packets are freed. At most DISPATCH_LEVEL. NDIS 6 twin: NdisFreeNetBufferListPool.
    /// Source: PktPF.
    /// </summary>
    void NdisFreePacketPool(NDIS_HANDLE poolHandle);

    /// <summary>
    /// Takes a packet from a pool. At most DISPATCH_LEVEL. SUCCESS; RESOURCES. NDIS 6 twin: NdisAllocateNetBufferList.
    /// Source: PktA.
    /// </summary>
    void NdisAllocatePacket(out NDIS_STATUS status, out NDIS_PACKET packet, NDIS_HANDLE poolHandle);

    /// <summary>
    /// Gives a packet back to its pool; its buffers are unchained before. At most DISPATCH_LEVEL, with no spin lock
    /// held. NDIS 6 twin: NdisFreeNetBufferList. Source: PktF.
    /// </summary>
    void NdisFreePacket(NDIS_PACKET packet);

    /// <summary>
    /// Allocates a pool of buffer descriptors. At most DISPATCH_LEVEL. SUCCESS; RESOURCES. Source: BufP.
    /// </summary>
    void NdisAllocateBufferPool(out NDIS_STATUS status, out NDIS_HANDLE poolHandle, uint numberOfDescriptors);

    /// <summary>
    /// Frees a pool all of whose buffer descriptors are freed. At most DISPATCH_LEVEL. Source: BufPF.
    /// </summary>
    void NdisFreeBufferPool(NDIS_HANDLE poolHandle);

    /// <summary>
    /// Makes a buffer descriptor for length bytes of nonpaged memory. At most DISPATCH_LEVEL. SUCCESS; FAILURE. NDIS 6
    /// twin: NdisAllocateMdl. Source: BufA.
    /// </summary>
    void NdisAllocateBuffer(
        out NDIS_STATUS status, out MDL buffer, NDIS_HANDLE poolHandle, PVOID virtualAddress, uint length);

    /// <summary>Frees a buffer descriptor. At most DISPATCH_LEVEL. NDIS 6 twin: NdisFreeMdl. Source: BufF.</summary>
    void NdisFreeBuffer(MDL buffer);

    /// <summary>
    /// Address and length in bytes of what a buffer describes; the address is NULL on failure. At most DISPATCH_LEVEL.
    /// NDIS 6 twin: MmGetSystemAddressForMdlSafe. Source: BufQ.
    /// </summary>
    void NdisQueryBufferSafe(MDL buffer, out PVOID virtualAddress, out uint length, EX_POOL_PRIORITY priority);
}
