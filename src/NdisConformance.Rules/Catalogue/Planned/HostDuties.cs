namespace NdisConformance.Rules;

/// <summary>The host's duties that the catalogue describes, and the tests that know it from a wrong one.</summary>
internal static class HostDuties
{
    private static readonly Dictionary<string, string[]> Tests = new(StringComparer.Ordinal)
    {
        ["SGDMA-REG-006"] = ["ScatterGatherRegistrationTests.Reg006_"],
        ["SGDMA-REG-008"] = ["ScatterGatherRegistrationTests.Reg008_"],
        ["SGDMA-REG-009"] = ["ScatterGatherRegistrationTests.Reg009_"],
        ["SGDMA-REG-010"] = ["ScatterGatherRegistrationTests.Reg010_"],
        ["SGDMA-REG-016"] = ["ScatterGatherRegistrationTests.Reg016_"],
        ["SGDMA-ALLOC-007"] = ["ScatterGatherRequestTests.Alloc007_"],
        ["SGDMA-ALLOC-008"] = ["ScatterGatherRequestTests.Alloc008_"],
        ["SGDMA-LIST-001"] = ["ScatterGatherListTests.List001_"],
        ["SGDMA-LIST-002"] = ["ScatterGatherListTests.List002_"],
        ["SGDMA-LIST-006"] = ["ScatterGatherListTests.List006_"],
        ["SGDMA-LIST-014"] = ["ScatterGatherListTests.List014_"],
        ["SGDMA-LIST-015"] = ["ScatterGatherListTests.List015_", "ScatterGatherFreeTests.Free016_Bytes"],
        ["SGDMA-CB-001"] = ["ScatterGatherCallbackTests.Cb001_"],
        ["SGDMA-CB-002"] = ["ScatterGatherCallbackTests.Cb002_"],
        ["SGDMA-CB-003"] = ["ScatterGatherCallbackTests.Cb003_"],
        ["SGDMA-CB-004"] = ["ScatterGatherCallbackTests.Cb004_"],
        ["SGDMA-CB-012"] = ["ScatterGatherCallbackTests.Cb012_"],
        ["SGDMA-FREE-016"] = ["ScatterGatherFreeTests.Free016_"],
        ["REG-003"] = ["RegistrationDutyTests.Reg003_"],
        ["REG-004"] = ["RegistrationDutyTests.Reg004_"],
        ["REG-009"] = ["RegistrationDutyTests.Reg009_"],
        ["REG-010"] = ["RegistrationDutyTests.Reg010_"],
        ["ATTR-005"] = ["RegistrationDutyTests.Attr005_"],
        ["LIFE-001"] = ["LifecycleDutyTests.Life001_"],
        ["LIFE-005"] = ["LifecycleDutyTests.Life005_"],
        ["LIFE-006"] = ["LifecycleDutyTests.Life006_"],
        ["LIFE-023"] = ["LifecycleDutyTests.Life023_"],
        ["INT-011"] = ["InterruptDutyTests.Int011_"],
        ["DEV-002"] = ["DeviceDutyTests.Dev002_"],
    };

    public static RuleListing Of(RuleDescriptor rule)
        => Tests.TryGetValue(rule.Id, out string[]? tests)
            ? new(rule, RuleDisposition.Implemented, null) { Tests = tests }
            : new(
                rule,
                RuleDisposition.Planned,
                rule.Who == RuleParty.Host ? PlannedReasons.NoBentHost : PlannedReasons.NoChecker);
}
