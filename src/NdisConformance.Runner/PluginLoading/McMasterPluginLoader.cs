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
        public Assembly MainAssembly { get; } = loader.LoadDefaultAssembly();

        public void Dispose() => loader.Dispose();
    }
}
