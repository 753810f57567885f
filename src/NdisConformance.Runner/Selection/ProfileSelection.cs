using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>
/// Profiles by name: a whole name, words of it (<c>bounced</c>, <c>32-bit.host</c>), a pattern with <c>*</c> and
/// <c>?</c>, or <c>all</c>.
/// </summary>
public static class ProfileSelection
{
    public const string All = "all";

    /// <summary>What is named, in the order of the profiles; the ordinary one where nothing is.</summary>
    /// <exception cref="ConfigurationException">A name fits no profile.</exception>
    public static IReadOnlyList<TestbedProfile> Of(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return [TestbedProfile.Ordinary];
        }

        foreach (string name in names)
        {
            if (!TestbedProfile.All.Any(profile => Fits(name, profile)))
            {
                throw new ConfigurationException(
                    $"there is no profile {Quoted.Of(name)}; the nearest are "
                    + string.Join(", ", NearestIds.Of(name, Known())));
            }
        }

        return [.. TestbedProfile.All.Where(profile => names.Any(name => Fits(name, profile)))];
    }

    private static bool Fits(string name, TestbedProfile profile)
        => name.Equals(All, StringComparison.OrdinalIgnoreCase)
            || (name.AsSpan().ContainsAny('*', '?')
                ? Glob.Matches(name, profile.Name)
                : name.Split('.').All(word => profile.Words.Contains(word, StringComparer.OrdinalIgnoreCase)));

    private static IEnumerable<string> Known()
        => TestbedProfile.All
            .SelectMany(profile => profile.Words.Append(profile.Name))
            .Distinct(StringComparer.Ordinal)
            .Append(All);
}
