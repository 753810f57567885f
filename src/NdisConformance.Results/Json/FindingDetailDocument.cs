namespace NdisConformance.Results;

/// <summary>The rest of a finding, in a record.</summary>
public sealed record FindingDetailDocument
{
    /// <summary>Its position among all findings of the scenario, from 0.</summary>
    public required int Order { get; init; }

    public required bool Robustness { get; init; }

    public static FindingDetailDocument Of(FindingResult finding, int order) => new()
    {
        Order = order,
        Robustness = finding.IsRobustness,
    };
}
