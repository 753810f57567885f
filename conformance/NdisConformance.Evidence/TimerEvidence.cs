using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>TIMER: timers.</summary>
internal static class TimerEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "TIMER-001",
                    Level = RuleLevel.Must,
                    Title = "Timers are cancelled",
                    Requirement = "All timers are cancelled, and callbacks that are due awaited, before halt or a "
                        + "failed initialization ends.",
                    Source = "Halt, TmrC, BC7C",
                    WindowsEquivalent = "0x7C/09",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Timers,
            },
            new()
            {
                Rule = new()
                {
                    Id = "TIMER-002",
                    Level = RuleLevel.Must,
                    Title = "Periodic timers at PASSIVE_LEVEL",
                    Requirement = "A periodic timer is cancelled at PASSIVE_LEVEL.",
                    Source = "TmrC, SDV:periodictimer",
                    WindowsEquivalent = "SDV:PeriodicTimer",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Timers,
            },
            new()
            {
                Rule = new()
                {
                    Id = "TIMER-003",
                    Level = RuleLevel.Must,
                    Title = "Timer callbacks are at DISPATCH_LEVEL",
                    Requirement = "A timer callback calls only what may be called at DISPATCH_LEVEL.",
                    Source = "TmrS",
                    WindowsEquivalent = "SDV:Irql_Timer_Function",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Timers,
            },
            new()
            {
                Rule = new()
                {
                    Id = "TIMER-004",
                    Level = RuleLevel.Must,
                    Title = "Timers are freed",
                    Requirement = "A timer object is freed after it was cancelled.",
                    Source = "TmrC",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Timers,
            },
        ],
    };
}
