namespace NdisConformance.Results;

/// <summary>What a run says about a driver, from best to worst.</summary>
public enum OverallVerdict
{
    Conformant,

    /// <summary>Nothing was broken, but rules that apply were not put to the test.</summary>
    ConformantWithGaps,

    /// <summary>No rule of the lifecycle or the data path was put to the test.</summary>
    NotVerified,

    NotConformant,
}
