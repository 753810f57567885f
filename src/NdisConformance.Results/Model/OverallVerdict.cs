namespace NdisConformance.Results;

/// <summary>What a run says about a driver, from best to worst.</summary>
public enum OverallVerdict
{
    Conformant,

    /// <summary>Nothing was broken, but rules that apply were not put to the test.</summary>
    ConformantWithGaps,

    /// <summary>
    /// The driver never did what a miniport is for, or no rule of its lifecycle and data path was exercised.
    /// </summary>
    NotVerified,

    NotConformant,
}
