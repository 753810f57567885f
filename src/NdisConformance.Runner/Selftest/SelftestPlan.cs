using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>What a selftest runs.</summary>
/// <param name="Faulty">The plugin of faulty miniports.</param>
/// <param name="Conforming">The plugin of conforming miniports.</param>
public sealed record SelftestPlan(string Faulty, string Conforming)
{
    /// <summary>The seed that is used where none is named, so that a selftest repeats itself.</summary>
    public const int DefaultSeed = 1;

    /// <summary>Draws the names and the order of the drivers.</summary>
    public int Seed { get; init; } = DefaultSeed;

    /// <summary>The profiles that each driver runs under.</summary>
    public IReadOnlyList<TestbedProfile> Profiles { get; init; } = [TestbedProfile.Ordinary];
}
