using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>The one assembly that harness and plugins share.</summary>
internal static class SharedContract
{
    public static System.Reflection.Assembly Assembly { get; } = typeof(IMiniportDriver).Assembly;

    public static string Name { get; } = Assembly.GetName().Name!;

    public static Version Version { get; } = Assembly.GetName().Version!;

    /// <summary>Major and minor, as a project file names it.</summary>
    public static string Text(Version version) => version.ToString(2);

    /// <summary>
    /// Refuses a plugin that was built against a contract that this harness does not keep: another major version or a
    /// newer minor one. An older minor one is kept.
    /// </summary>
    public static void Check(AssemblyMetadata plugin)
    {
        foreach (AttributeUse attribute in plugin.DriverAttributes)
        {
            if (!string.Equals(attribute.Assembly, Name, StringComparison.Ordinal))
            {
                throw new PluginLoadException(
                    LoadFailureKind.ForeignContract,
                    plugin.Name,
                    $"{plugin.Name} takes NdisMiniportAttribute from {attribute.Assembly ?? "itself"}, not from {Name}",
                    $"reference the package {Name} and nothing that imitates it");
            }
        }

        AssemblyReferenceName? used = plugin.References.FirstOrDefault(
            reference => string.Equals(reference.Name, Name, StringComparison.Ordinal));
        if (used is null)
        {
            return;
        }

        if (used.IsSigned || used.Version.Major != Version.Major)
        {
            throw new PluginLoadException(
                LoadFailureKind.ForeignContract,
                plugin.Name,
                $"{plugin.Name} was built against {Name} {Text(used.Version)}; this harness keeps {Text(Version)}, and "
                + "another major version is another contract",
                $"build the plugin against {Name} {Text(Version)}, or take a harness of version {used.Version.Major}");
        }

        if (used.Version.Minor > Version.Minor)
        {
            throw new PluginLoadException(
                LoadFailureKind.NewerContract,
                plugin.Name,
                $"{plugin.Name} was built against {Name} {Text(used.Version)}, which is newer than the "
                + $"{Text(Version)} of this harness",
                $"take a harness of at least {Text(used.Version)}, or build the plugin against {Text(Version)}");
        }
    }
}
