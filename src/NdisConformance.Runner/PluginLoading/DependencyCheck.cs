using System.Runtime.Loader;

namespace NdisConformance.Runner;

/// <summary>Looks for everything that a plugin's main assembly was built against.</summary>
internal static class DependencyCheck
{
    public static void Check(AssemblyMetadata plugin)
    {
        AssemblyDependencyResolver resolver = Resolver(plugin);
        foreach (AssemblyReferenceName reference in plugin.References)
        {
            if (string.Equals(reference.Name, SharedContract.Name, StringComparison.Ordinal)
                || LiesInFolder(plugin, resolver, reference.Name))
            {
                continue;
            }

            if (!SharedFramework.Has(reference.Name))
            {
                throw Missing(plugin.Name, $"{reference.Name} {reference.Version}");
            }

            if (reference.Version > SharedFramework.VersionOf(reference.Name))
            {
                throw new PluginLoadException(
                    LoadFailureKind.MissingDependency,
                    plugin.Name,
                    $"{plugin.Name} needs {reference.Name} {reference.Version}, but this harness runs on .NET "
                    + $"{Environment.Version.ToString(2)}",
                    $"set <TargetFramework>net{Environment.Version.ToString(2)}</TargetFramework> in the plugin's "
                    + "project");
            }
        }
    }

    public static PluginLoadException Missing(string plugin, string what) => new(
        LoadFailureKind.MissingDependency,
        plugin,
        $"{plugin} needs {what}, which does not lie beside it",
        "set <EnableDynamicLoading>true</EnableDynamicLoading> in the plugin's project, so that the build copies what "
        + "it needs, and build it again");

    private static bool LiesInFolder(AssemblyMetadata plugin, AssemblyDependencyResolver resolver, string name)
        => resolver.ResolveAssemblyToPath(new System.Reflection.AssemblyName(name)) is not null
            || File.Exists(Path.Combine(Path.GetDirectoryName(plugin.Path)!, name + ".dll"));

    private static AssemblyDependencyResolver Resolver(AssemblyMetadata plugin)
    {
        try
        {
            return new AssemblyDependencyResolver(plugin.Path);
        }
        catch (InvalidOperationException exception)
        {
            throw new PluginLoadException(
                LoadFailureKind.MissingDependency,
                plugin.Name,
                $"the list of what {plugin.Name} needs cannot be read: {exception.Message}",
                $"build the plugin again, or remove {plugin.Name}.deps.json");
        }
    }
}
