using System.Runtime.InteropServices;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <summary>
/// Answers queries, each before MiniportQueryInformation returns. NDIS gives one request at a time, at DISPATCH_LEVEL
/// or below: no answer may wait. A request of NDIS 5 is no structure; its parts are the parameters of the handler.
/// </summary>
internal sealed partial class OidRequests(Adapter adapter)
{
    private const uint VendorId = 0x0100_0002; // 02-00-00 is no vendor's; the last byte is the number of the NIC.
    private const uint DriverVersion = 0x0001_0000;

    /// <summary>The name of the NIC, with the zero at its end.</summary>
    private static ReadOnlySpan<byte> Description => "Reference NIC\0"u8;

    /// <summary>
    /// MiniportQueryInformation. An NDIS 5 driver is asked for what an NDIS 6 driver states in its attributes, and for
    /// the values that NDIS itself has set.
    /// </summary>
    public NDIS_STATUS Query(uint oid, PVOID buffer, uint length, out uint bytesWritten, out uint bytesNeeded)
    {
        if (adapter.Nic.IsGone)
        {
            (bytesWritten, bytesNeeded) = (0, 0);
            return NDIS_STATUS_NOT_ACCEPTED;
        }

        Answer answer = new Answer(buffer, length);
        NDIS_STATUS status = oid switch
        {
            OID_GEN_MAXIMUM_TOTAL_SIZE => answer.Give(Adapter.MaximumFrameBytes),
            OID_GEN_TRANSMIT_BLOCK_SIZE => answer.Give(Adapter.MaximumFrameBytes),
            OID_GEN_RECEIVE_BLOCK_SIZE => answer.Give(Adapter.MaximumFrameBytes),
            OID_GEN_TRANSMIT_BUFFER_SPACE => answer.Give(adapter.Transmit.Ring.Count * Adapter.MaximumFrameBytes),
            OID_GEN_RECEIVE_BUFFER_SPACE => answer.Give(adapter.Receive.Ring.Count * Adapter.MaximumFrameBytes),
            OID_GEN_VENDOR_ID => answer.Give(VendorId),
            OID_GEN_VENDOR_DESCRIPTION => answer.Give(Description),
            OID_GEN_MEDIA_CONNECT_STATUS => answer.Give((uint)adapter.Nic.MediaState),
            OID_GEN_VENDOR_DRIVER_VERSION => answer.Give(DriverVersion),
            OID_GEN_CURRENT_PACKET_FILTER => answer.Give(adapter.Filter.PacketFilter),
            OID_GEN_CURRENT_LOOKAHEAD => answer.Give(_lookahead),
            OID_802_3_MULTICAST_LIST => answer.Give(adapter.Filter.MulticastList),
            OID_GEN_XMIT_OK => answer.GiveCounter(adapter.Nic.FramesTransmitted),
            OID_GEN_RCV_OK => answer.GiveCounter(adapter.Nic.FramesReceived),
            _ => NDIS_STATUS_NOT_SUPPORTED,
        };
        (bytesWritten, bytesNeeded) = (answer.BytesWritten, answer.BytesNeeded);
        return status;
    }

    /// <summary>The buffer of a query.</summary>
    private struct Answer(PVOID buffer, uint length)
    {
        /// <summary>Bytes that were written.</summary>
        public uint BytesWritten { get; private set; }

        /// <summary>Bytes that the whole answer needs, where it had no room.</summary>
        public uint BytesNeeded { get; private set; }

        /// <summary>Writes the answer if there is room for all of it.</summary>
        public NDIS_STATUS Give(ReadOnlySpan<byte> answer)
        {
            if (length < answer.Length)
            {
                BytesNeeded = (uint)answer.Length;
                return NDIS_STATUS_INVALID_LENGTH;
            }

            if (answer.Length > 0)
            {
                buffer.CopyFrom(answer);
            }

            BytesWritten = (uint)answer.Length;
            return NDIS_STATUS_SUCCESS;
        }

        /// <summary>Writes a number of 4 bytes.</summary>
        public NDIS_STATUS Give(uint answer) => Give(MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(ref answer)));

        /// <summary>Writes a counter: 8 bytes, and 4 where there is no room for more.</summary>
        public NDIS_STATUS GiveCounter(ulong counter)
        {
            if (length >= sizeof(ulong))
            {
                return Give(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(ref counter)));
            }

            NDIS_STATUS status = Give((uint)counter);
            BytesNeeded = sizeof(ulong);
            return status;
        }
    }
}
