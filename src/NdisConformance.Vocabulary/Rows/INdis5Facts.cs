using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>What happens in the host of NDIS 5 beside calls and callbacks.</summary>
public interface INdis5Facts
{
    /// <summary>MiniportInitialize is called next, with an array of media of which none is Ethernet.</summary>
    void ForeignMediaOffered(TraceObject adapter);

    /// <summary>
    /// A query of OID_GEN_MEDIA_CONNECT_STATUS ended; up is what the buffer says if the status is a success.
    /// </summary>
    void MediaStateAnswered(TraceObject adapter, NDIS_STATUS status, bool up);

    /// <summary>NDIS gives a packet to the miniport, just before MiniportSend or MiniportSendPackets.</summary>
    void PacketSubmitted(TraceObject packet, uint index, ulong dataLength, TraceObject sg);

    /// <summary>
    /// The miniport gave a packet back that was sent: by NdisMSendComplete, or by the status of the call.
    /// </summary>
    void PacketCompleted(TraceObject packet, NDIS_STATUS status, OwnerCode owner, bool byCall);

    /// <summary>
    /// What a serialized miniport says of a packet of the array when MiniportSendPackets returns; stated in the order
    /// of the array.
    /// </summary>
    void PacketAnswered(TraceObject packet, uint index, NDIS_STATUS status, PacketAnswer answer);

    /// <summary>NDIS mapped a packet; the driver finds the list in the per-packet information.</summary>
    void PacketMapped(TraceObject packet, TraceObject sg, uint elements, uint bytes, [HostKnows] bool bounced);

    /// <summary>A packet was indicated; frame is the wire frame with the same bytes.</summary>
    void PacketIndicated(
        TraceObject packet,
        OwnerCode owner,
        NDIS_STATUS status,
        ulong dataLength,
        TraceObject frame,
        uint headerSize,
        [HostKnows] FrameMatch match);

    /// <summary>
    /// A received packet went back to the miniport: by the return of the call, or MiniportReturnPacket.
    /// </summary>
    void PacketReturned(TraceObject packet, bool byCall);

    /// <summary>A driver called a function of another NDIS than the one that it registered for.</summary>
    void WrongGenerationCalled(TraceName ddi);
}
