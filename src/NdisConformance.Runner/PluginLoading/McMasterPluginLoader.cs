using System.Reflection;
using McMaster.NETCore.Plugins;
using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>
/// Loads plugins with McMaster.NETCore.Plugins, each into a context that can be unloaded. The Contract is shared; other
/// assemblies come from the plugin's folder or from .NET, because <see cref="DependencyCheck"/> refuses a plugin that
/// needs more. The package itself would take a missing one from the tool's folder.
/// </summary>
/// <param name="neverUnloads">
/// True if a context that is kept is never unloaded, as in a process that ends after one run: code in such a context
/// starts faster, because it may be precompiled.
/// </param>
public sealed class McMasterPluginLoader(bool neverUnloads = false) : IPluginLoader
{
    public ILoadedPlugin Load(PluginManifest manifest, bool isKept) => new Loaded(
        PluginLoader.CreateFromAssemblyFile(
            manifest.MainAssembly,
            isUnloadable: !(neverUnloads && isKept),
            sharedTypes: [typeof(IMiniportDriver)]));

    private sealed class Loaded(PluginLoader loader) : ILoadedPlugin
    {
        private IReadOnlyDictionary<string, NdisMiniportAttribute>? _drivers;

        public Assembly MainAssembly { get; } = loader.LoadDefaultAssembly();

        public IReadOnlyDictionary<string, NdisMiniportAttribute> Drivers => _drivers ??= ReadDrivers();

        public void Dispose() => loader.Dispose();

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
