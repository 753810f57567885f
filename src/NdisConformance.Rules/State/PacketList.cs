namespace NdisConformance.Rules;

/// <summary>The list that NDIS made for a packet; it is remembered when the packet is forgotten.</summary>
/// <param name="Sg">The number of the list.</param>
/// <param name="Packet">The number of the packet.</param>
/// <param name="HasLeft">True if the frame of the packet was on the wire when the packet was completed.</param>
internal readonly record struct PacketList(uint Sg, uint Packet, bool HasLeft);
