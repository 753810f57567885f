using static NdisConformance.Rules.Describe;
using static NdisConformance.Vocabulary.TraceName;

namespace NdisConformance.Rules;

/// <summary>SEND, RECV: the data path.</summary>
internal static class DataPath
{
    public static RuleDescriptor[] Rules => [.. Sends, .. Receives];

    private static RuleDescriptor[] Sends =>
    [
        Must(
            "SEND-001",
            "Every send is completed, once",
            "Every NET_BUFFER_LIST given to MiniportSendNetBufferLists is completed exactly once with "
            + "NdisMSendNetBufferListsComplete.",
            "Send",
            "0xC4/9200D"),
        Must(
            "SEND-002",
            "All lists and all NET_BUFFERs",
            "All lists of the chain and all NET_BUFFERs of each list are processed.",
            "Send",
            "none"),
        Must(
            "SEND-003",
            "The driver queues",
            "Sends that cannot start at once wait inside the driver, or are completed with an error (AMB-29): NDIS "
            + "does not take them back.",
            "Send, Deser",
            "none"),
        Must(
            "SEND-004",
            "A final status",
            "Status at completion is SUCCESS or an error, never PENDING. An error beyond the documented ones is a note "
            + "(AMB-15).",
            "SendC",
            "none"),
        Must(
            "SEND-005",
            "SUCCESS means sent",
            "SUCCESS means that all NET_BUFFERs of the list were transmitted, queued in hardware or copied.",
            "SendC",
            "none"),
        Must(
            "SEND-006",
            "Hands off after the completion",
            "After the completion the driver touches neither the list nor its NET_BUFFERs, MDLs and data.",
            "Send",
            "none"),
        Must(
            "SEND-007",
            "The NIC is done at the completion",
            "The NIC does not access the data after the completion.",
            "Send",
            "0xE6/26"),
        Must(
            "SEND-008",
            "NET_BUFFERs keep their order",
            "The NET_BUFFERs of a list are on the wire in their order.",
            "Send",
            "none"),
        Should(
            "SEND-009",
            "Connections keep their order",
            "The lists of one connection are on the wire in their order. All that the host sends has one destination "
            + "and one protocol, and is one connection; lists that waited for their mapping may be overtaken.",
            "Send",
            "none"),
        Must(
            "SEND-011",
            "Chains come back as they were",
            "The NET_BUFFER chain of a list and each MDL chain are intact at completion.",
            "SendC, EthTx",
            "none"),
        Must(
            "SEND-013",
            "Short frames are padded with zeros",
            "Frames shorter than the medium's minimum are padded with zeros.",
            "Send",
            "none"),
        Must(
            "SEND-015",
            "Paused adapters refuse sends",
            "Sends that come while paused, and new ones while pausing, are completed at once with NDIS_STATUS_PAUSED "
            + "(AMB-30).",
            "Pause, PauseC",
            "none"),
        Must(
            "SEND-016",
            "Cancel hits what it names",
            "MiniportCancelSend completes the queued lists with the ID with SEND_ABORTED and leaves others alone.",
            "Cancel, CancelC",
            "none"),
        Must(
            "SEND-017",
            "No lock across the completion",
            "No lock is held across the completion that the send, cancel or return handlers take.",
            "Deser",
            "none"),
        Must(
            "SEND-018",
            "Completion level and flag",
            "Completions are made at DISPATCH_LEVEL or below, and the DISPATCH flag is set only at DISPATCH_LEVEL.",
            "SendC, IrqlT",
            "SDV:Irql_SendRcv_Function",
            NdisMSendNetBufferListsComplete),
        Must(
            "SEND-019",
            "No loopback",
            "A driver that declared NDIS_MAC_OPTION_NO_LOOPBACK indicates none of its own sends.",
            "Send",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "SEND-020",
            "Completed when all is done",
            "A list is completed only after all its NET_BUFFERs are done.",
            "SendC",
            "none"),
        Must(
            "SEND-021",
            "Only sends are completed",
            "A completion carries only lists that this adapter got to send and has not completed.",
            "SendC",
            "none",
            NdisMSendNetBufferListsComplete),
        Should(
            "SEND-022",
            "Sends end in time",
            "Each send is completed within 30 s, and of pending sends one within 22 s (AMB-28); a send in a shortage "
            + "of map registers that never ends is not counted (AMB-26).",
            "DV:ndis",
            "0xC4/9200D"),
    ];

    private static RuleDescriptor[] Receives =>
    [
        Must(
            "RECV-001",
            "The source is the adapter",
            "SourceHandle of each indicated list is the adapter handle.",
            "Recv",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-002",
            "The count is the chain's",
            "NumberOfNetBufferLists is the length of the chain (AMB-18).",
            "Recv",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-003",
            "Sound lists are indicated",
            "List, NET_BUFFER and MDLs are properly initialized: members agree and data is there.",
            "Recv",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-004",
            "Hands off what is indicated",
            "Without RESOURCES the driver does not read or write the lists from the call until they return.",
            "Recv, RecvC, Deser",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-005",
            "The NIC leaves indicated data alone",
            "Without RESOURCES the NIC writes nothing into the data of a list while NDIS owns the list.",
            "Recv",
            "0xE6/26",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-006",
            "RESOURCES comes back with the call",
            "With RESOURCES the driver has its lists back when the call returns: it uses or frees them, and waits for "
            + "no return of them.",
            "Recv, RecvC",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-008",
            "Indicated once at a time",
            "A list that NDIS owns is not indicated again.",
            "BC7C",
            "0x7C/05",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-010",
            "Returns at any moment",
            "MiniportReturnNetBufferLists accepts lists at any moment, inside the indication too.",
            "Ret",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-011",
            "The whole chain is returned",
            "MiniportReturnNetBufferLists processes all lists of the chain.",
            "Ret",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-012",
            "Returned lists are made new",
            "The link and the members of a returned list that tell of the frame before are set anew before it is "
            + "indicated again.",
            "NbA, BufM",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-013",
            "No receives before the first restart",
            "Nothing is indicated while halted or initializing.",
            "States",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-014",
            "No receives while paused",
            "Nothing is indicated while paused (AMB-12).",
            "Pause, States",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-016",
            "One NET_BUFFER in each list",
            "An Ethernet miniport indicates lists with exactly one NET_BUFFER.",
            "EthRx",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-018",
            "Indication level and flag",
            "Indications are made at DISPATCH_LEVEL or below, and the DISPATCH flag is set only at DISPATCH_LEVEL.",
            "Recv, IrqlT",
            "SDV:Irql_SendRcv_Function",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-019",
            "True receive flags",
            "The reserved flag MORE_NBLS is not set.",
            "Recv",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-020",
            "Received bytes are there",
            "Received bytes are visible to the processor before they are indicated: a from-device mapping is freed "
            + "first (AMB-03).",
            "FreeSG",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-021",
            "Out of buffers for a while only",
            "Short of buffers the driver indicates with RESOURCES or drops frames (AMB-36); once lists are back it "
            + "receives again.",
            "Recv, Shm",
            "none",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-023",
            "Returns during a pause count",
            "A return that comes while pausing is processed and counted.",
            "Pause",
            "0x7C/27",
            NdisMIndicateReceiveNetBufferLists),
        Must(
            "RECV-024",
            "Own lists are indicated",
            "Indicated lists were allocated by this driver.",
            "Recv",
            "none",
            NdisMIndicateReceiveNetBufferLists),
    ];
}
