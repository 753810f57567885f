#if USE_MCMASTER
using System.Reflection;
using McMaster.NETCore.Plugins;
using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>Loads plugins with McMaster.NETCore.Plugins; the Contract is the one shared type.</summary>
internal sealed class McMasterPluginLoader : IPluginLoader
{
    public ILoadedPlugin Load(PluginManifest manifest) => new Loaded(
        PluginLoader.CreateFromAssemblyFile(
            manifest.MainAssembly,
            isUnloadable: true,
            sharedTypes: [typeof(IMiniportDriver)],
            configure: config => config.PreferSharedTypes = false));

    private sealed class Loaded(PluginLoader loader) : ILoadedPlugin
    {
        public Assembly MainAssembly { get; } = loader.LoadDefaultAssembly();

        public void Dispose() => loader.Dispose();
    }
}
#endif
