using System.Runtime.Loader;

namespace NdisConformance.Runner;

/// <summary>
/// Looks for everything that the assemblies of a plugin were built against, in the plugin's folder and in .NET. Nothing
/// else may answer: the loader would take a missing assembly from the tool's own folder, in the tool's version.
/// </summary>
internal static class DependencyCheck
{
    /// <summary>Checks the main assembly, those beside it and those that any of them needs.</summary>
    /// <param name="main">The main assembly.</param>
    /// <param name="beside">The assemblies in its folder.</param>
    /// <returns>All assemblies of the plugin.</returns>
    /// <exception cref="PluginLoadException">Something is missing.</exception>
    public static IReadOnlyCollection<AssemblyMetadata> Check(
        AssemblyMetadata main, IReadOnlyList<AssemblyMetadata> beside)
    {
        AssemblyDependencyResolver resolver = Resolver(main);
        Dictionary<string, AssemblyMetadata> known = beside.ToDictionary(part => part.Path, StringComparer.Ordinal);
        Dictionary<string, AssemblyMetadata> parts = new(StringComparer.Ordinal);
        Queue<AssemblyMetadata> waiting = new([main, .. beside]);
        while (waiting.TryDequeue(out AssemblyMetadata? part))
        {
            if (!parts.TryAdd(part.Path, part))
            {
                continue;
            }

            foreach (AssemblyReferenceName reference in part.References)
            {
                if (string.Equals(reference.Name, SharedContract.Name, StringComparison.Ordinal))
                {
                    continue;
                }

                if (PathOf(main, resolver, reference.Name) is not { } path)
                {
                    CheckFramework(main, part, reference);
                    continue;
                }

                AssemblyMetadata needed = known.GetValueOrDefault(path)
                    ?? AssemblyMetadata.Read(path)
                    ?? throw AssemblyMetadata.NotDotNet(Path.GetFileName(path));
                needed.CheckLoadable();
                known[path] = needed;
                waiting.Enqueue(needed);
            }
        }

        return parts.Values;
    }

    /// <summary>The failure to load a plugin because something that it needs is missing.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="what">What is missing.</param>
    /// <param name="assembly">The assembly that needs it; null for the main one.</param>
    public static PluginLoadException Missing(string plugin, string what, string? assembly = null) => new(
        LoadFailureKind.MissingDependency,
        plugin,
        $"{assembly ?? plugin} needs {what}, which does not lie beside it",
        "set <EnableDynamicLoading>true</EnableDynamicLoading> in the plugin's project, so that the build copies what "
        + "it needs, and build it again");

    // A subfolder, as of assemblies for one operating system, is named by the plugin's .deps.json.
    private static string? PathOf(AssemblyMetadata main, AssemblyDependencyResolver resolver, string name)
    {
        if (resolver.ResolveAssemblyToPath(new System.Reflection.AssemblyName { Name = name }) is { } resolved)
        {
            return resolved;
        }

        string path = Path.Combine(Path.GetDirectoryName(main.Path)!, name + ".dll");
        return File.Exists(path) ? path : null;
    }

    private static void CheckFramework(AssemblyMetadata main, AssemblyMetadata part, AssemblyReferenceName reference)
    {
        if (!SharedFramework.Has(reference.Name))
        {
            throw Missing(main.Name, $"{reference.Name} {reference.Version}", part.Name);
        }

        if (SharedFramework.VersionOf(reference.Name) is not { } own)
        {
            throw Missing(main.Name, $"{reference.Name} {reference.Version}", part.Name);
        }

        if (reference.Version > own)
        {
            throw new PluginLoadException(
                LoadFailureKind.MissingDependency,
                main.Name,
                $"{part.Name} needs {reference.Name} {reference.Version}, but this harness runs on .NET "
                + $"{Environment.Version.ToString(2)}",
                $"set <TargetFramework>net{Environment.Version.ToString(2)}</TargetFramework> in the plugin's "
                + "project");
        }
    }

    private static AssemblyDependencyResolver Resolver(AssemblyMetadata plugin)
    {
        foreach (string ending in new[] { ".deps.json", ".runtimeconfig.json" })
        {
            string list = Path.ChangeExtension(plugin.Path, ending);
            if (Path.Exists(list))
            {
                // .NET would wait for a pipe.
                RegularFile.Open(list).Dispose();
            }
        }

        try
        {
            return new AssemblyDependencyResolver(plugin.Path);
        }
        catch (InvalidOperationException)
        {
            throw new PluginLoadException(
                LoadFailureKind.MissingDependency,
                plugin.Name,
                $"the list of what {plugin.Name} needs, {plugin.Name}.deps.json, cannot be read",
                $"build the plugin again, or remove {plugin.Name}.deps.json");
        }
    }
}
