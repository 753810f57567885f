namespace NdisConformance.Contract;

/// <summary>Sends and receives of NDIS 5.</summary>
public interface INdis5DataPath
{
    /// <summary>
    /// Completes a packet that MiniportSend left pending, or that a deserialized driver was given. At most
    /// DISPATCH_LEVEL, with no spin lock held. NDIS unmaps the packet: its list is dead from here on. NDIS 6 twin:
    /// NdisMSendNetBufferListsComplete. Source: SendC5.
    /// </summary>
    void NdisMSendComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_PACKET packet, NDIS_STATUS status);

    /// <summary>
    /// A serialized driver has room again for the packets that it refused with NDIS_STATUS_RESOURCES. At most
    /// DISPATCH_LEVEL. NDIS 6 twin: none, an NDIS 6 driver queues. Source: SendR5.
    /// </summary>
    void NdisMSendResourcesAvailable(NDIS_HANDLE miniportAdapterHandle);

    /// <summary>
    /// Indicates an array of received packets. At most DISPATCH_LEVEL. A packet whose Status is NDIS_STATUS_RESOURCES,
    /// and each one behind it in the array, is the driver's again when the call returns; the others come back through
    /// MiniportReturnPacket. The array stays the driver's. NDIS 6 twin: NdisMIndicateReceiveNetBufferLists. Source:
    /// Rcv5.
    /// </summary>
    void NdisMIndicateReceivePacket(NDIS_HANDLE miniportAdapterHandle, ReadOnlySpan<NDIS_PACKET> receivePackets);
}
