namespace NdisConformance.Contract;

/// <content>Constants and macros of NDIS 5.</content>
public static partial class NDIS
{
    /// <summary>sizeof(NDIS_MINIPORT_CHARACTERISTICS) of NDIS 4.0 on x64, in bytes. Source: Chars5.</summary>
    public const uint NDIS40_MINIPORT_CHARACTERISTICS_SIZE = 0x88;

    /// <summary>The same of NDIS 5.0.</summary>
    public const uint NDIS50_MINIPORT_CHARACTERISTICS_SIZE = 0xB8;

    /// <summary>The same of NDIS 5.1.</summary>
    public const uint NDIS51_MINIPORT_CHARACTERISTICS_SIZE = 0xF0;

    /// <summary>NDIS does not time out the packets of the adapter.</summary>
    public const uint NDIS_ATTRIBUTE_IGNORE_PACKET_TIMEOUT = 0x0001;

    /// <summary>NDIS does not time out the requests to the adapter.</summary>
    public const uint NDIS_ATTRIBUTE_IGNORE_REQUEST_TIMEOUT = 0x0002;

    /// <summary>The NIC masters the bus.</summary>
    public const uint NDIS_ATTRIBUTE_BUS_MASTER = 0x0008;

    /// <summary>An intermediate driver.</summary>
    public const uint NDIS_ATTRIBUTE_INTERMEDIATE_DRIVER = 0x0010;

    /// <summary>NDIS calls the driver on several processors at once, and the driver queues its sends.</summary>
    public const uint NDIS_ATTRIBUTE_DESERIALIZE = 0x0020;

    /// <summary>The driver is not halted when the system suspends.</summary>
    public const uint NDIS_ATTRIBUTE_NO_HALT_ON_SUSPEND = 0x0040;

    /// <summary>The driver copes with a device that is pulled out.</summary>
    public const uint NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK = 0x0080;

    /// <summary>The size of the packet extension that holds the per-packet information, in bytes.</summary>
    internal const uint PacketInfoBytes = 8 * (uint)NDIS_PER_PACKET_INFO.MaxPerPacketInfo;

    /// <summary>What a packet carries besides its data; the slot may be read and, by its owner, written.</summary>
    public static PVOID NDIS_PER_PACKET_INFO_FROM_PACKET(NDIS_PACKET packet, NDIS_PER_PACKET_INFO id)
        => packet.Info(id);

    /// <summary>The status in a packet's out-of-band data.</summary>
    public static NDIS_STATUS NDIS_GET_PACKET_STATUS(NDIS_PACKET packet) => packet.Status;

    /// <summary>Sets the status in a packet's out-of-band data.</summary>
    public static void NDIS_SET_PACKET_STATUS(NDIS_PACKET packet, NDIS_STATUS status) => packet.SetStatus(status);

    /// <summary>Sets how many bytes of header a received packet has, in its out-of-band data.</summary>
    public static void NDIS_SET_PACKET_HEADER_SIZE(NDIS_PACKET packet, uint headerSizeBytes)
        => packet.SetHeaderSize(headerSizeBytes);

    /// <summary>
    /// The first buffer of a packet, how many there are, and the bytes in all of them, as the packet remembers them. It
    /// counts if they are not valid (<see cref="NDIS_PACKET_VALID_COUNTS"/>), and remembers the result.
    /// </summary>
    public static void NdisQueryPacket(
        NDIS_PACKET packet, out uint bufferCount, out MDL firstBuffer, out uint totalPacketLength)
    {
        firstBuffer = packet.Head;
        if (!packet.ValidCounts)
        {
            packet.Recount();
        }

        (bufferCount, totalPacketLength) = (packet.Count, packet.TotalLength);
    }

    /// <summary>
    /// Says whether what a packet remembers of its buffers is right. A driver that changes the length of a chained
    /// buffer says FALSE; the macros that chain and unchain do it themselves.
    /// </summary>
    public static void NDIS_PACKET_VALID_COUNTS(NDIS_PACKET packet, bool isValid) => packet.ValidCounts = isValid;

    /// <summary>Counts the buffers of a packet and their bytes anew.</summary>
    public static void NdisRecalculatePacketCounts(NDIS_PACKET packet) => packet.Recount();

    /// <summary>
    /// Sets how many bytes a buffer describes, no more than it was made for. The original length is set again before
    /// the buffer is freed.
    /// </summary>
    public static void NdisAdjustBufferLength(MDL buffer, uint length) => buffer.ByteCount = length;

    /// <summary>Puts a buffer, or a chain of them, behind the buffers of a packet.</summary>
    public static void NdisChainBufferAtBack(NDIS_PACKET packet, MDL buffer)
    {
        MDL last = buffer;
        while (last.Next != null)
        {
            last = last.Next;
        }

        if (packet.Head == null)
        {
            packet.Head = buffer;
        }
        else
        {
            MDL tail = packet.Tail;
            tail.Next = buffer;
        }

        packet.Tail = last;

        // A buffer that was chained before may still point to what stood behind it: even to itself by now.
        last.Next = null;
        packet.ValidCounts = false;
    }

    /// <summary>Takes the first buffer off a packet; NULL if there is none.</summary>
    public static void NdisUnchainBufferAtFront(NDIS_PACKET packet, out MDL buffer)
    {
        buffer = packet.Head;
        if (buffer != null)
        {
            packet.Head = buffer.Next;
            buffer.Next = null;
            packet.ValidCounts = false;
        }
    }

    /// <summary>Takes all buffers off a packet, so that others can be chained to it.</summary>
    public static void NdisReinitializePacket(NDIS_PACKET packet)
    {
        packet.Head = null;
        packet.ValidCounts = false;
    }
}
