namespace NdisConformance.Results;

/// <summary>How a driver stood a scenario.</summary>
public enum ScenarioVerdict
{
    Pass,

    /// <summary>The driver does nothing of what the scenario varies: it makes no such call, say.</summary>
    NotApplicable,

    /// <summary>The driver never got as far as the scenario needs, and broke no rule on the way.</summary>
    NotRun,

    /// <summary>A rule was violated.</summary>
    Fail,

    /// <summary>The driver threw, or did what stops a real machine.</summary>
    Crash,

    /// <summary>A wait that nothing can end.</summary>
    Hang,

    /// <summary>The harness is at fault; nothing is said about the driver.</summary>
    HarnessError,
}
