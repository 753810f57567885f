namespace NdisConformance.Runner;

/// <summary>The scenarios of a plugin that failed last, by driver.</summary>
public sealed record FailedScenarios
{
    public static FailedScenarios None { get; } = new();

    public IReadOnlyList<(string Driver, string Scenario)> All { get; init; } = [];

    public bool Has(string driver) => All.Any(failed => failed.Driver == driver);

    public bool Has(string driver, string scenario) => All.Contains((driver, scenario));
}
