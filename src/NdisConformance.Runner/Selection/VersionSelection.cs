using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Testbed;

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
            if (!HostVersion.Each.Any(version => Fits(name, version)))
            {
                throw new ConfigurationException(
                    $"there is no host of NDIS {Quoted.Of(name)}; give one of "
                    + $"{string.Join(", ", HostVersion.Each)}, or {All}");
            }
        }

        return [.. HostVersion.Each.Where(version => names.Any(name => Fits(name, version)))];
    }

    /// <summary>
    /// Those of some versions that take drivers of an NDIS generation, the oldest one first. The newest version takes
    /// none of NDIS 5: there the newest that does stands for it.
    /// </summary>
    public static IReadOnlyList<HostVersion> For(NdisGeneration generation, IReadOnlyList<HostVersion> versions)
        => generation == NdisGeneration.Ndis5
            ? [.. HostVersion.ForNdis5.Where(version => versions.Any(
                asked => GenerationHosts.For(generation, asked) == version))]
            : [.. versions.Where(HostVersion.All.Contains)];

    /// <summary>Those that take drivers of one of some generations; all of them where there is no driver.</summary>
    public static IReadOnlyList<HostVersion> For(
        IReadOnlyList<NdisGeneration> generations, IReadOnlyList<HostVersion> versions)
        => generations.Count == 0
            ? versions
            :
            [
                .. HostVersion.Each.Where(version => generations.Any(
                    generation => For(generation, versions).Contains(version))),
            ];

    private static bool Fits(string name, HostVersion version)
        => name.Equals(All, StringComparison.OrdinalIgnoreCase) || name == version.Name;
}
