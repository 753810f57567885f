using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>SGDMA-FREE: giving a list back.</summary>
internal static class SgdmaFreeEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "SGDMA-FREE-001",
                BlindSpot = new()
                {
                    Reason = "the sends fail, and lists of failed sends that are forgotten break SGDMA-FREE-015",
                    Scenarios =
                    [
                        "lifecycle/surprise-removal", "lifecycle/removal-with-requests",
                        "lifecycle/removal-with-late-lists",
                    ],
                },
            },
            new()
            {
                Rule = "SGDMA-FREE-009",
                KeptBy = "receives-through-mappings",
            },
            new()
            {
                Rule = "SGDMA-FREE-011",
                BlindSpot = new()
                {
                    Reason = "the device never had these lists, and to free their buffers early breaks SGDMA-ALLOC-011",
                    Scenarios =
                    [
                        "buffer-size-fallback/more-elements-than-device", "buffer-size-fallback/device-of-two-elements",
                        "lifecycle/removal-with-late-lists",
                    ],
                },
            },
            new()
            {
                Rule = "SGDMA-FREE-015",
                BlindSpot = new()
                {
                    Reason = "the lists come after the cancel, and to forget them breaks SGDMA-CB-008; or the device "
                        + "has all frames that are mapped, and none of them fails",
                    Scenarios =
                    [
                        "callback-timing/late-after-cancel", "callback-timing/waits-for-map-registers",
                        "free-ordering/list-longer-than-ring",
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
                    Id = "SGDMA-FREE-013",
                    Level = RuleLevel.May,
                    Title = "Freed inside the callback",
                    Requirement = "A list may be freed inside MiniportProcessSGList, for instance after the data was "
                        + "copied.",
                    Source = "FreeSG",
                },
                Disposition = RuleDisposition.Implemented,
                Drivers = ["frees-in-callback"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-FREE-016",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Receives are copied back, sends are not",
                    Requirement = "The free of a from-device mapping makes the device's bytes visible; that of a "
                        + "to-device mapping does not overwrite the data.",
                    Source = "HalPut",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherFreeTests.Free016_"],
            },
        ],
    };
}
