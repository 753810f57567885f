using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <content>What NDIS may ask for. It answers the other mandatory queries itself.</content>
internal sealed partial class OidRequests
{
    private const uint VendorId = 0x0100_0002; // 02-00-00 is no vendor's; the last byte is the number of the NIC.
    private const uint DriverVersion = 0x0001_0000;

    /// <summary>The name of the NIC, with the zero at its end.</summary>
    private static ReadOnlySpan<byte> Description => "Reference NIC\0"u8;

    private NDIS_STATUS Query(OidQuery query) => query.Oid switch
    {
        OID_GEN_MAXIMUM_TOTAL_SIZE => Answer(query, Adapter.MaximumFrameBytes),
        OID_GEN_TRANSMIT_BLOCK_SIZE => Answer(query, Adapter.MaximumFrameBytes),
        OID_GEN_RECEIVE_BLOCK_SIZE => Answer(query, Adapter.MaximumFrameBytes),
        OID_GEN_TRANSMIT_BUFFER_SPACE => Answer(query, adapter.Transmit.Ring.Count * Adapter.MaximumFrameBytes),
        OID_GEN_RECEIVE_BUFFER_SPACE => Answer(query, adapter.Receive.Ring.Count * Adapter.MaximumFrameBytes),
        OID_GEN_VENDOR_ID => Answer(query, VendorId),
        OID_GEN_VENDOR_DESCRIPTION => Answer(query, Description),
        OID_GEN_VENDOR_DRIVER_VERSION => Answer(query, DriverVersion),
        OID_GEN_XMIT_OK => AnswerCounter(query, adapter.Nic.TransmitCounters().Frames),
        OID_GEN_RCV_OK => AnswerCounter(query, adapter.Nic.ReceiveCounters().Frames),
        OID_GEN_STATISTICS => Answer(query, Statistics()),
        OID_GEN_INTERRUPT_MODERATION => Answer(query, Moderation()),
        _ => NDIS_STATUS_NOT_SUPPORTED,
    };

    /// <summary>A counter has 64 bits, and 32 where there is no room for more.</summary>
    private static NDIS_STATUS AnswerCounter(OidQuery query, ulong counter)
    {
        if (query.InformationBufferLength >= sizeof(ulong))
        {
            return Answer(query, counter);
        }

        NDIS_STATUS status = Answer(query, (uint)counter);
        query.BytesNeeded = sizeof(ulong);
        return status;
    }

    private NDIS_STATISTICS_INFO Statistics()
    {
        NicCounters received = adapter.Nic.ReceiveCounters();
        NicCounters sent = adapter.Nic.TransmitCounters();
        return new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_DEFAULT, NDIS_STATISTICS_INFO_REVISION_1, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1),
            SupportedStatistics = NDIS_STATISTICS_FLAGS_VALID_ALL,
            ifInDiscards = adapter.Nic.ReceiveDrops,
            ifHCInOctets = received.Bytes,
            ifHCInUcastPkts = received.DirectedFrames,
            ifHCInMulticastPkts = received.MulticastFrames,
            ifHCInBroadcastPkts = received.BroadcastFrames,
            ifHCOutOctets = sent.Bytes,
            ifHCOutUcastPkts = sent.DirectedFrames,
            ifHCOutMulticastPkts = sent.MulticastFrames,
            ifHCOutBroadcastPkts = sent.BroadcastFrames,
            ifOutErrors = adapter.Nic.TransmitErrors,
            ifHCInUcastOctets = received.DirectedBytes,
            ifHCInMulticastOctets = received.MulticastBytes,
            ifHCInBroadcastOctets = received.BroadcastBytes,
            ifHCOutUcastOctets = sent.DirectedBytes,
            ifHCOutMulticastOctets = sent.MulticastBytes,
            ifHCOutBroadcastOctets = sent.BroadcastBytes,
        };
    }

    /// <summary>The NIC moderates no interrupts.</summary>
    private static NDIS_INTERRUPT_MODERATION_PARAMETERS Moderation() => new()
    {
        Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_DEFAULT,
            NDIS_INTERRUPT_MODERATION_PARAMETERS_REVISION_1,
            NDIS_SIZEOF_INTERRUPT_MODERATION_PARAMETERS_REVISION_1),
        InterruptModeration = NDIS_INTERRUPT_MODERATION.NdisInterruptModerationNotSupported,
    };
}
