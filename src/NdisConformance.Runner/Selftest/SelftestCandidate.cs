using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>A driver that a selftest runs.</summary>
/// <param name="Number">Its position before the order is drawn.</param>
/// <param name="Executor">Runs the drivers of its plugin.</param>
/// <param name="Driver">Its name, which the progress does not show.</param>
/// <param name="Fault">The rule that it breaks; null for a conforming driver.</param>
internal sealed record SelftestCandidate(
    int Number, IScenarioExecutor Executor, string Driver, FaultyDeclaration? Fault)
{
    /// <summary>The name that the progress shows.</summary>
    public string Alias { get; init; } = string.Empty;

    /// <summary>The NDIS that it is written for.</summary>
    public NdisGeneration Generation
        => Executor.Manifest.Drivers.FirstOrDefault(driver => driver.Name == Driver)?.Generation
            ?? NdisGeneration.Ndis6;
}
