using System.Reflection;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins.Loader;
using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>
/// Loads plugins with McMaster.NETCore.Plugins, each into a context that can be unloaded. The Contract is shared; other
/// assemblies come from the plugin's folder or from .NET, because <see cref="DependencyCheck"/> refuses a plugin that
/// needs more. The package itself would take a missing one from the tool's folder. Its <c>PluginLoader</c> would also
/// look for one in the folders that runtimeconfig.json files name, and take longer to read these than to load a plugin.
/// </summary>
/// <param name="neverUnloads">
/// True if a context that is kept is never unloaded, as in a process that ends after one run: code in such a context
/// starts faster, because it may be precompiled.
/// </param>
public sealed class McMasterPluginLoader(bool neverUnloads = false) : IPluginLoader
{
    public ILoadedPlugin Load(PluginManifest manifest, bool isKept)
    {
        AssemblyLoadContextBuilder builder = new AssemblyLoadContextBuilder()
            .SetMainAssemblyPath(manifest.MainAssembly)
            .PreferDefaultLoadContextAssembly(SharedContract.Assembly.GetName());
        if (!(neverUnloads && isKept))
        {
            builder.EnableUnloading();
        }

        return new Loaded(builder.Build(), manifest.MainAssembly);
    }

    private sealed class Loaded(AssemblyLoadContext context, string mainAssembly) : ILoadedPlugin
    {
        private IReadOnlyDictionary<string, NdisMiniportAttribute>? _drivers;

        public Assembly MainAssembly { get; } = context.LoadFromAssemblyPath(mainAssembly);

        public IReadOnlyDictionary<string, NdisMiniportAttribute> Drivers => _drivers ??= ReadDrivers();

        public void Dispose()
        {
            if (context.IsCollectible)
            {
                context.Unload();
            }
        }

        private Dictionary<string, NdisMiniportAttribute> ReadDrivers()
        {
            Dictionary<string, NdisMiniportAttribute> drivers = new(StringComparer.Ordinal);
            foreach (NdisMiniportAttribute attribute in MainAssembly.GetCustomAttributes<NdisMiniportAttribute>())
            {
                drivers.TryAdd(attribute.Name, attribute);
            }

            return drivers;
        }
    }
}
