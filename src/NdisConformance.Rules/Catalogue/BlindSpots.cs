namespace NdisConformance.Rules;

/// <summary>
/// Where a rule is exercised and its faulty miniports are not caught all the same: what they do wrong needs an occasion
/// that these scenarios do not give. A test keeps the list as short as it can be.
/// </summary>
internal static class BlindSpots
{
    private const string InitFails = "pool-teardown/init-fails-*";
    private const string NeverRestarted = "lifecycle/halt-after-initialization";
    private const string Refused = "registration-versions/*-refused*";
    private const string ShutDown = "lifecycle/shutdown-*";

    private const string NeverRestarts =
        "its faulty miniports break it in MiniportRestart or later, which does not come";
    private const string NothingEnds =
        "the system goes down before anything is given back, which is where it is broken";
    private const string NothingIsSent = "nothing is sent, and its faulty miniports break it with a send";

    private static readonly string[] OnlyReceiving =
    [
        "data-path/receive", "data-path/lists-used-again", "data-path/buffers-run-out",
        "lifecycle/pause-with-receives", "lifecycle/receive-while-", "pool-teardown/receives-held-until-pause",
    ];

    private static readonly Dictionary<string, RuleBlindSpot> ById = new(StringComparer.Ordinal)
    {
        ["REG-014"] = new(
            "the handle of the channel, which its faulty miniports use in a wrong place, does not exist yet",
            Refused,
            "pool-teardown/init-fails-at-register-window"),
        ["REG-015"] = new(
            "the version that its faulty miniport always registers is the right one",
            "registration-versions/ndis-6-89"),
        ["ATTR-009"] = new(
            "the initialization ends before the general attributes, which its faulty miniports set in a wrong place",
            "registration-versions/attributes-refused",
            "pool-teardown/init-fails-at-register-window"),
        ["ATTR-012"] = new(
            "an adapter without registration attributes has no context, so that its faulty miniport does not go on",
            "registration-versions/attributes-refused"),
        ["SGDMA-REG-001"] = new(NeverRestarts, "registration-versions/channel-refused", InitFails),
        ["SGDMA-ALLOC-004"] = new(NothingEnds, ShutDown),
        ["SGDMA-ALLOC-014"] = new(
            "its faulty miniport posts what it remembers of the buffer, in which no list has been yet",
            "callback-timing/after-return",
            "callback-timing/other-processor",
            "callback-timing/late",
            "callback-timing/reversed",
            "callback-timing/cancelled-behind-late",
            "callback-timing/inside-and-late"),
        ["SGDMA-ALLOC-020"] = new(
            "the first frame is refused, so that nothing is mapped when its faulty miniport gives up",
            "free-ordering/resources-for-the-first"),
        ["SGDMA-FREE-001"] = new(
            "the sends fail, and lists of failed sends that are forgotten break SGDMA-FREE-015",
            "lifecycle/surprise-removal"),
        ["SGDMA-FREE-011"] = new(
            "the device never had these lists, and to free their buffers early breaks SGDMA-ALLOC-011",
            "buffer-size-fallback/more-elements-than-device",
            "buffer-size-fallback/device-of-two-elements"),
        ["SGDMA-FREE-015"] = new(
            "the lists come after the cancel, and to forget them breaks SGDMA-CB-008",
            "callback-timing/late-after-cancel"),
        ["SHMEM-001"] = new(NeverRestarts, NeverRestarted, InitFails),
        ["SHMEM-015"] = new(
            "its faulty miniport frees when the power goes; at a bug check the level would be wrong too (LIFE-024)",
            "lifecycle/shutdown-bug-check"),
        ["POOL-009"] = new(NeverRestarts, NeverRestarted, InitFails),
        ["POOL-018"] = new(NothingEnds, ShutDown),
        ["MDL-004"] = new(
            "the lists come back inside the indication, so that nothing is lent when its faulty miniport frees the MDL",
            "data-path/receive-returned-inside"),
        ["SEND-002"] = new(
            "the lists are rejected whole, or the system goes down before a lost one is missed",
            "lifecycle/send-while-paused",
            ShutDown),
        ["SEND-005"] = new(
            "its faulty miniports leave frames alone that are copied; and nothing is missed on the wire of a device "
            + "that is gone, or when the system went down",
            "data-path/below-minimum",
            "lifecycle/surprise-removal",
            ShutDown),
        ["SEND-007"] = new(
            "the completion that comes too early ends the pause, and halt stops the device before it reads",
            "callback-timing/late-while-pausing"),
        ["SEND-008"] = new(
            "its faulty miniport swaps two frames only where both are mapped and the first list comes first",
            "callback-timing/reversed",
            "data-path/below-minimum",
            "free-ordering/resources-for-"),
        ["SEND-009"] = new(
            "each list comes in a call of its own, and its faulty miniport turns round the lists of one call",
            "callback-timing/cancelled-behind-late"),
        ["SEND-020"] = new(
            "the device is done with all frames when its faulty miniport completes the list too early, which breaks "
            + "SGDMA-FREE-010; or some are copied or refused, which other rules are about",
            "buffer-size-fallback/more-elements-than-device",
            "free-ordering/resources-for-the-",
            "free-ordering/resources-while-sending",
            "data-path/minimum-frame",
            "lifecycle/pause-with-sends"),
        ["SEND-022"] = new(
            "the pause is over in less time than the system takes to ask its faulty miniport for signs of life",
            "callback-timing/late-while-pausing",
            "lifecycle/pause-with-sends",
            "lifecycle/surprise-removal"),
        ["RECV-006"] = new(
            "all lists that came back with the call are indicated once more without RESOURCES",
            "data-path/buffers-run-out"),
        ["RECV-024"] = new(NothingIsSent, OnlyReceiving),
        ["LIFE-002"] = new(
            "its faulty miniport answers PENDING in place of SUCCESS only", Refused, InitFails),
        ["LIFE-009"] = new(
            "the device fetches at once what its faulty miniport posts, before halt ends: SGDMA-DEREG-009 names it",
            "callback-timing/completed-at-once"),
        ["LIFE-012"] = new(
            "the pause pends, and its faulty miniport puts FAILURE in place of SUCCESS",
            "callback-timing/late-while-pausing",
            "data-path/receive-flood",
            "data-path/buffers-run-out",
            "lifecycle/pause-with-",
            "pool-teardown/receives-held-until-pause"),
        ["INT-010"] = new(NothingEnds, ShutDown),
        ["IRQL-001"] = new(NeverRestarts, Refused, NeverRestarted, InitFails),
        ["IRQL-002"] = new(
            "its faulty miniports map the registers at a wrong level, which is not reached",
            "registration-versions/driver-refused",
            "registration-versions/attributes-refused"),
        ["IRQL-004"] = new(NeverRestarts, Refused, NeverRestarted, InitFails),
        ["DEV-001"] = new(NothingIsSent, OnlyReceiving),
    };

    public static RuleBlindSpot? Of(string ruleId) => ById.GetValueOrDefault(ruleId);
}
