using static NdisConformance.Rules.PlannedReasons;
using static NdisConformance.Rules.PlannedRow;

namespace NdisConformance.Rules;

/// <summary>SEND, RECV: the data path: what has no checker.</summary>
internal static class PlannedDataPath
{
    public static RuleListing[] Rules =>
    [
        Should("SEND-010", "Completions keep the order", "Deser", NoChecker,
            "Sends are completed in the order in which they came, priorities apart."),
        Must("SEND-012", "What belongs to others stays", "NblS", NoChecker,
            "Data and members that upper layers own are unchanged at completion, but for what completion itself uses "
            + "(AMB-38)."),
        Must("SEND-014", "Frames that are too long", "SendC", NoChecker,
            "A NET_BUFFER that is too large for the NIC is completed with INVALID_LENGTH or another error, never cut "
            + "off."),
        HostKeeps("SEND-023", "When the host sends", "States, Init, EthTx",
            "The host sends only to running adapters, or on purpose into a pause, with the MAC header in one MDL.",
            "DataPathSendTests.Host_SendsNothingBeforeRestart_SEND023"),
        HostKeeps("SEND-024", "What the host sends varies", "HLK",
            "Lists a call, NET_BUFFERs a list, MDLs a NET_BUFFER, offsets, slack and padding MDLs all vary.",
            "DataPathSendTests.Host_VariesWhatItSends_SEND024"),
        Must("SEND-025", "Offloaded sends say what was sent", "Lso, LsoC", LargeSend,
            "A large send that succeeded comes back with the completion form of its TcpLargeSend entry."),
        Must("RECV-005", "The NIC leaves indicated data alone", "Recv", NoChecker,
            "Without RESOURCES the NIC writes nothing into the buffers while NDIS owns the lists.", "0xE6/26"),
        Must("RECV-006", "RESOURCES comes back with the call", "Recv, RecvC", NoChecker,
            "With RESOURCES the driver has its lists back when the call returns, and waits for no return of them."),
        HostKeeps("RECV-007", "RESOURCES is not returned again", "Recv",
            "With RESOURCES the host calls no return handler and keeps nothing of the lists.",
            "DataPathReturnTests.Resources_NeverComeBackThroughTheHandler_RECV007"),
        HostKeeps("RECV-009", "Every list is returned once", "Ret",
            "Without RESOURCES each list is returned exactly once: in any grouping and order, at any time, inside "
            + "the call too.",
            "DataPathReturnTests.Lists_ComeBackOnce_"),
        Must("RECV-011", "The whole chain is returned", "Ret", NoChecker,
            "MiniportReturnNetBufferLists processes all lists of the chain."),
        Must("RECV-012", "Returned lists are made new", "NbA, S4", NoChecker,
            "Links, status, flags, lengths and out-of-band values of a returned list are set anew before it is "
            + "indicated again."),
        May("RECV-015", "Receives from the restart on", "Rst, RstC", NoDriver,
            "A driver may indicate from the moment that MiniportRestart is called."),
        Should("RECV-017", "One MDL a NET_BUFFER", "EthRx", NoChecker,
            "A received NET_BUFFER has one MDL unless header and data are split; on NDIS 6.0 this is a duty."),
        Must("RECV-020", "Received bytes are there", "FreeSG", NoChecker,
            "Received bytes are visible to the processor before they are indicated (AMB-03)."),
        Must("RECV-021", "Out of buffers", "Recv, Shm", NoChecker,
            "Short of buffers the driver indicates with RESOURCES or drops frames; it neither invents buffers nor "
            + "stalls (AMB-36)."),
        Should("RECV-022", "Receives are throttled", "Dpc, Throttle", Throttling,
            "The DPC keeps to MaxNblsToIndicate and says with MoreNblsPending that there are more."),
        Must("RECV-023", "Returns during a pause count", "Pause", NoChecker,
            "A return that comes while pausing is processed and counted.", "0x7C/27"),
        Allowed("RECV-025", "Returned lists may be freed", "S4", "frees-on-return",
            "MiniportReturnNetBufferLists may free the lists, and the driver allocate others for later frames."),
    ];
}
