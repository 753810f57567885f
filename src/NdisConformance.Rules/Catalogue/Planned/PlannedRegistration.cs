using static NdisConformance.Rules.PlannedReasons;
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
        Must("REG-008", "Entry points stay as registered", "RegM", ValueTypes,
            "The driver does not count on entry points that it changes after the registration.").Unverifiable(),
        Should("REG-015", "The highest version that both know", "VerD", NoChecker,
            "The driver registers the highest version that it and the host support, and none above the host's own."),
        Must("ATTR-007", "The adapter context", "SetAttr", NoChecker,
            "MiniportAdapterContext is the driver's context for this adapter; the host hands exactly that value to "
            + "later callbacks."),
        HostMust("ATTR-008", "Even seconds between checks for a hang", "RAttr", CheckForHang,
            "The host rounds the interval of the check for a hang down to a multiple of 2 seconds, and takes 2 for 0."),
        Should("ATTR-010", "Registration attributes come early", "RAttr", NoBound,
            "The registration attributes are set as early in MiniportInitializeEx as the driver can.").Unverifiable(),
    ];
}
