using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>SGDMA-CB: MiniportProcessSGList.</summary>
internal static class SgdmaCbEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "SGDMA-CB-008",
                BlindSpot = new()
                {
                    Reason = "more frames follow than its faulty miniport has list buffers: one is used again while "
                        + "its list lives, which SGDMA-ALLOC-011 is about",
                    Scenarios = ["free-ordering/list-longer-than-ring"],
                },
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-CB-001",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "One callback for each success",
                    Requirement = "There is exactly one callback for each request that was accepted, and none for a "
                        + "failed one.",
                    Source = "ProcSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherCallbackTests.Cb001_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-CB-002",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The callback at DISPATCH_LEVEL",
                    Requirement = "MiniportProcessSGList is called at DISPATCH_LEVEL.",
                    Source = "ProcSG, HalCb",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherCallbackTests.Cb002_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-CB-003",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The callback at any moment",
                    Requirement = "MiniportProcessSGList may run before or after the request returned, on any "
                        + "processor, in any order.",
                    Source = "AllocSG, ProcSG, RegSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherCallbackTests.Cb003_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-CB-004",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The callback's arguments",
                    Requirement = "Context is exactly what the request was given, and pSGL is the list (AMB-01).",
                    Source = "ProcSG, AllocSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherCallbackTests.Cb004_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-CB-010",
                    Level = RuleLevel.Must,
                    Title = "Callbacks run side by side",
                    Requirement = "The callback is safe against other callbacks, sends, DPCs and cancels on other "
                        + "processors.",
                    Source = "Deser",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Exploration,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-CB-011",
                    Level = RuleLevel.May,
                    Title = "The callback may finish the send",
                    Requirement = "The callback may post to the hardware at once, or free the list and complete the "
                        + "send where the driver copied the data.",
                    Source = "ProcSG",
                },
                Disposition = RuleDisposition.Implemented,
                Drivers = ["completes-in-callback"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-CB-012",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "No callback after deregistration",
                    Requirement = "No callback comes after NdisMDeregisterScatterGatherDma returned.",
                    Source = "DeregSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherCallbackTests.Cb012_"],
            },
        ],
    };
}
