using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary>Scenarios as lists show them.</summary>
internal static class Listings
{
    public static IReadOnlyList<ProfileListing> Profiles { get; } =
        [.. TestbedProfile.All.Select(profile => new ProfileListing(profile.Name, profile.IsOrdinary))];

    public static IReadOnlyList<ScenarioListing> Of(IEnumerable<Scenario> scenarios)
        => [.. scenarios.Select(
            scenario => new ScenarioListing(scenario.Id, scenario.Group, scenario.Title, scenario.Rules))];
}
