namespace NdisConformance.Results;

/// <summary>How a driver stands to a rule in a whole run.</summary>
public enum RuleVerdict
{
    Pass,
    Fail,

    /// <summary>Nothing in the run put the rule to the test; that is no pass.</summary>
    NotExercised,

    /// <summary>The driver never called the DDI function that the rule is about.</summary>
    NotApplicable,

    /// <summary>Broken, and the team has said why it lives with that.</summary>
    Waived,

    /// <summary>Only a host that leaves the contract can make a driver break it: judged apart, on request.</summary>
    OutsideVerdict,
}
