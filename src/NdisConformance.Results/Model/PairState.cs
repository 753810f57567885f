namespace NdisConformance.Results;

/// <summary>How two traces of one name compare.</summary>
public enum PairState
{
    Equal,

    /// <summary>They differ in object numbers and virtual times only.</summary>
    Equivalent,

    Changed,

    /// <summary>Only side A has it.</summary>
    OnlyInA,

    /// <summary>Only side B has it.</summary>
    OnlyInB,
}
