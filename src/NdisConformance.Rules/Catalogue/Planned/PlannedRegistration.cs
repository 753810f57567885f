using static NdisConformance.Rules.PlannedRow;

namespace NdisConformance.Rules;

/// <summary>REG, ATTR: registration of the driver and attributes of the adapter: what has no checker.</summary>
internal static class PlannedRegistration
{
    public static RuleListing[] Rules =>
    [
        HostKeeps("REG-007", "The characteristics are copied", "RegM",
            "The host works with its own copy of the characteristics: what is written to the structure later has no "
            + "effect.",
            "RegistrationDutyTests.Reg007_"),
        HostKeeps("ATTR-008", "Even seconds between checks for a hang", "RAttr",
            "The host rounds the interval of the check for a hang down to a multiple of 2 seconds, and takes 2 for 0.",
            "RegistrationDutyTests.Attr008_"),
    ];
}
