using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>SEND: sends.</summary>
internal static class SendEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "SEND-002",
                BlindSpot = new()
                {
                    Reason = "the lists are rejected whole, or the system goes down before a lost one is missed",
                    Scenarios = ["lifecycle/send-while-paused", ScenarioPatterns.ShutDown],
                },
            },
            new()
            {
                Rule = "SEND-005",
                BlindSpot = new()
                {
                    Reason = "its faulty miniports leave frames alone that are copied; and nothing is missed on the "
                        + "wire of a device that is gone, or when the system went down",
                    Scenarios =
                    [
                        "data-path/below-minimum", "data-path/short-behind-head", "lifecycle/removal-with-requests",
                        "lifecycle/surprise-removal",
                        ScenarioPatterns.ShutDown,
                    ],
                },
            },
            new()
            {
                Rule = "SEND-007",
                BlindSpot = new()
                {
                    Reason = "the completion that comes too early ends the pause, and halt stops the device before it "
                        + "reads; or the device has read the frame before the driver can complete it",
                    Scenarios = ["callback-timing/late-while-pausing", "callback-timing/completed-at-once"],
                },
            },
            new()
            {
                Rule = "SEND-008",
                BlindSpot = new()
                {
                    Reason = "its faulty miniport swaps two frames only where both are mapped and the first list "
                        + "comes first",
                    Scenarios =
                    [
                        "callback-timing/reversed", "data-path/below-minimum", "data-path/short-behind-head",
                        "free-ordering/resources-for-",
                    ],
                },
            },
            new()
            {
                Rule = "SEND-009",
                BlindSpot = new()
                {
                    Reason = "each list comes in a call of its own, and its faulty miniport turns round the lists of "
                        + "one call",
                    Scenarios = ["callback-timing/cancelled-behind-late"],
                },
            },
            new()
            {
                Rule = "SEND-020",
                BlindSpot = new()
                {
                    Reason = "the device is done with all frames when its faulty miniport completes the list too "
                        + "early, which breaks SGDMA-FREE-010; or the device reads once more, which SEND-007 is about, "
                        + "or some are copied or refused, which other rules are about",
                    Scenarios =
                    [
                        "buffer-size-fallback/more-elements-than-device", "free-ordering/newest-first",
                        "free-ordering/resources-for-the-",
                        "free-ordering/resources-while-sending", "data-path/minimum-frame",
                        "lifecycle/pause-with-sends", "callback-timing/completed-at-once", "lifecycle/removal-with-",
                        "traffic/refused-in-chain",
                    ],
                },
            },
            new()
            {
                Rule = "SEND-022",
                BlindSpot = new()
                {
                    Reason = "the pause is over before the system asks its faulty miniport for signs of life, or it "
                        + "asks soon after the send",
                    Scenarios =
                    [
                        "callback-timing/late-while-pausing", "lifecycle/pause-with-sends",
                        "lifecycle/removal-with-", "lifecycle/surprise-removal", "requests/received-frames",
                        "shortages/paused-in-traffic",
                    ],
                },
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "SEND-010",
                    Level = RuleLevel.May,
                    Title = "Completions in any order",
                    Requirement = "Sends may be completed in another order than they came in, also across calls and "
                        + "lists of one call: the page of the completion allows any.",
                    Source = "SendC",
                },
                Disposition = RuleDisposition.Implemented,
                Drivers = ["completes-in-any-order"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SEND-023",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "When the host sends",
                    Requirement = "The host sends only to running adapters, or on purpose into a pause, with the MAC "
                        + "header in one MDL.",
                    Source = "States, Init, EthTx",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["DataPathSendTests.Host_SendsNothingBeforeRestart_SEND023"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SEND-024",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "What the host sends varies",
                    Requirement = "Lists a call, NET_BUFFERs a list, MDLs a NET_BUFFER, offsets, slack and padding "
                        + "MDLs all vary.",
                    Source = "HLK",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["DataPathSendTests.Host_VariesWhatItSends_SEND024"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SEND-025",
                    Level = RuleLevel.Must,
                    Title = "Offloaded sends say what was sent",
                    Requirement = "A large send that succeeded comes back with the completion form of its "
                        + "TcpLargeSend entry.",
                    Source = "Lso, LsoC",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.LargeSend,
            },
        ],
    };
}
