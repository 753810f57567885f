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
        HostKeeps("RECV-007", "RESOURCES is not returned again", "Recv",
            "With RESOURCES the host calls no return handler and keeps nothing of the lists.",
            "DataPathReturnTests.Resources_NeverComeBackThroughTheHandler_RECV007"),
        HostKeeps("RECV-009", "Every list is returned once", "Ret",
            "Without RESOURCES each list is returned exactly once: in any grouping and order, at any time, inside "
            + "the call too.",
            "DataPathReturnTests.Lists_ComeBackOnce_"),
        May("RECV-015", "Receives from the restart on", "Rst, RstC", NoDriver,
            "A driver may indicate from the moment that MiniportRestart is called."),
        Should("RECV-017", "One MDL a NET_BUFFER", "EthRx", NoChecker,
            "A received NET_BUFFER has one MDL unless header and data are split; on NDIS 6.0 this is a duty."),
        Should("RECV-022", "Receives are throttled", "Dpc, Throttle", Throttling,
            "The DPC keeps to MaxNblsToIndicate and says with MoreNblsPending that there are more."),
        Allowed("RECV-025", "Returned lists may be freed", "S4", "frees-on-return",
            "MiniportReturnNetBufferLists may free the lists, and the driver allocate others for later frames."),
    ];
}
