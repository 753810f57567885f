using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>Versions of the host by name: <c>6.30</c>, or <c>all</c>.</summary>
public static class VersionSelection
{
    public const string All = "all";

    /// <summary>What is named, the oldest version first; the newest version where nothing is.</summary>
    /// <exception cref="ConfigurationException">There is no such version.</exception>
    public static IReadOnlyList<HostVersion> Of(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return [HostVersion.Newest];
        }

        foreach (string name in names)
        {
            if (!HostVersion.All.Any(version => Fits(name, version)))
            {
                throw new ConfigurationException(
                    $"there is no host of NDIS '{name}'; give one of {string.Join(", ", HostVersion.All)}, or {All}");
            }
        }

        return [.. HostVersion.All.Where(version => names.Any(name => Fits(name, version)))];
    }

    private static bool Fits(string name, HostVersion version)
        => name.Equals(All, StringComparison.OrdinalIgnoreCase) || name == version.Name;
}
