using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>LIFE: lifecycle.</summary>
internal static class LifeEvidence
{
    private const string HaltedEarly = "the adapter is halted before the change has lasted long enough to be missed";

    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "LIFE-002",
                BlindSpot = new()
                {
                    Reason = "its faulty miniport answers PENDING in place of SUCCESS only",
                    Scenarios = [ScenarioPatterns.Refused, ScenarioPatterns.InitFails],
                },
            },
            new()
            {
                Rule = "LIFE-009",
                BlindSpot = new()
                {
                    Reason = "the device fetches at once what its faulty miniport posts, before halt ends: "
                        + "SGDMA-DEREG-009 names it",
                    Scenarios = ["callback-timing/completed-at-once"],
                },
            },
            new()
            {
                Rule = "LIFE-012",
                BlindSpot = new()
                {
                    Reason = "the pause pends, and its faulty miniport puts FAILURE in place of SUCCESS",
                    Scenarios =
                    [
                        "callback-timing/late-while-pausing", "callback-timing/waits-for-map-registers",
                        "data-path/receive-flood", "data-path/buffers-run-out", "lifecycle/pause-with-",
                        "lifecycle/removal-with-receives", "lifecycle/shutdown-while-pausing",
                        "pool-teardown/receives-held-until-pause",
                    ],
                },
            },
            new()
            {
                Rule = "LIFE-014",
                BlindSpot = new()
                {
                    Reason = "the system goes down before the pause is complete",
                    Scenarios = ["lifecycle/shutdown-while-pausing"],
                },
            },
            new()
            {
                Rule = "LIFE-016",
                KeptBy = "allocates-in-pause",
            },
            new()
            {
                Rule = "LIFE-020",
                KeptBy = "fails-second-restart",
            },
            new()
            {
                Rule = "LIFE-028",
                KeptBy = "resets-when-hung",
            },
            new()
            {
                Rule = "LIFE-029",
                KeptBy = "resets-when-hung",
            },
            new()
            {
                Rule = "LIFE-032",
                KeptBy = "retries-on-resources",
            },
            new()
            {
                Rule = "LIFE-040",
                BlindSpot = new()
                {
                    Reason = HaltedEarly,
                    Scenarios = ["link/changed-over-halt"],
                },
            },
            new()
            {
                Rule = "LIFE-041",
                BlindSpot = new()
                {
                    Reason = HaltedEarly,
                    Scenarios = ["link/changed-over-halt"],
                },
            },
            new()
            {
                Rule = "LIFE-042",
                KeptBy = "resets-when-hung",
            },
            new()
            {
                Rule = "LIFE-045",
                KeptBy = "resets-when-hung",
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "LIFE-001",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Callbacks in their states",
                    Requirement = "Callbacks come only in the states of the state table; after a good initialization "
                        + "the adapter is paused.",
                    Source = "States",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["LifecycleDutyTests.Life001_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "LIFE-005",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "No request before the initialization ended",
                    Requirement = "No request reaches the adapter before MiniportInitializeEx returned; interrupts "
                        + "may.",
                    Source = "Init",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["LifecycleDutyTests.Life005_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "LIFE-006",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Halt comes from Paused",
                    Requirement = "MiniportHaltEx is called only after a good initialization, only from Paused, with "
                        + "no send or request outstanding (AMB-13).",
                    Source = "States, Halt",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["LifecycleDutyTests.Life006_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "LIFE-023",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "One transition at a time",
                    Requirement = "No other Plug and Play action comes while pausing or restarting.",
                    Source = "Pause, Rst",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["LifecycleDutyTests.Life023_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "LIFE-027",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Bug check shutdown is asked for",
                    Requirement = "From 6.30 on a shutdown for a bug check is made only where "
                        + "REGISTER_BUGCHECK_CALLBACK was set.",
                    Source = "Shut, RAttr",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["LifecycleDutyTests.Life027_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "LIFE-030",
                    Level = RuleLevel.Must,
                    Title = "A reset stops DMA first",
                    Requirement = "Sends that a reset aborts free their lists, and DMA has stopped by then.",
                    Source = "FreeSG, ResetC",
                    Why = Consequence.DeviceUsesFreedMemory,
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.ResetHandler,
            },
            new()
            {
                Rule = new()
                {
                    Id = "LIFE-031",
                    Level = RuleLevel.Must,
                    Title = "No lock across the reset completion",
                    Requirement = "No lock is held across NdisMResetComplete.",
                    Source = "ResetDone",
                    Why = Consequence.DeadlockInsideCall,
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.ResetHandler,
            },
            new()
            {
                Rule = new()
                {
                    Id = "LIFE-033",
                    Level = RuleLevel.Must,
                    Title = "Adapters share nothing",
                    Requirement = "Initialization and halt of several adapters may run at the same time; no state is "
                        + "shared between adapters.",
                    Source = "Port630",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.SeveralAdapters,
            },
            new()
            {
                Rule = new()
                {
                    Id = "LIFE-034",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Halt right after the initialization",
                    Requirement = "MiniportHaltEx may follow a good initialization at once, with "
                        + "NdisHaltDeviceInitializationFailed.",
                    Source = "Halt",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["LifecycleDutyTests.Life034_"],
            },
        ],
    };
}
