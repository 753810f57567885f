using NdisConformance.Contract;

namespace LegacyMiniport;

/// <summary>
/// A queue of packets that the driver owns. An NDIS_PACKET has no Next member: until a send is completed, the two
/// pointers of MiniportReserved belong to the miniport, which links its packets through the first and keeps the status
/// in the second.
/// </summary>
internal struct PacketQueue
{
    private const int Next = 0;
    private const int Status = 1;

    private NDIS_PACKET _tail;

    /// <summary>The first packet; NULL if there is none.</summary>
    public NDIS_PACKET Head { get; private set; }

    /// <summary>How many packets there are.</summary>
    public uint Count { get; private set; }

    /// <summary>Puts a packet at the end.</summary>
    public void Append(NDIS_PACKET packet)
    {
        packet.MiniportReserved.Set(Next, null);
        if (Count == 0)
        {
            Head = packet;
        }
        else
        {
            _tail.MiniportReserved.Set(Next, packet);
        }

        _tail = packet;
        Count++;
    }

    /// <summary>Puts a packet at the end that is to be completed with a status.</summary>
    public void Append(NDIS_PACKET packet, NDIS_STATUS status)
    {
        packet.MiniportReserved.Set(Status, new PVOID((ulong)status));
        Append(packet);
    }

    /// <summary>Takes the first packet out. The queue is not empty.</summary>
    public NDIS_PACKET RemoveHead()
    {
        NDIS_PACKET packet = Head;
        Head = (NDIS_PACKET)packet.MiniportReserved[Next];
        Count--;
        return packet;
    }

    /// <summary>Takes the first packet out, with the status that it is to be completed with.</summary>
    public NDIS_PACKET RemoveHead(out NDIS_STATUS status)
    {
        status = (NDIS_STATUS)Head.MiniportReserved[Status].Value;
        return RemoveHead();
    }
}
