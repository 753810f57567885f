#if !USE_MCMASTER
using System.Reflection;

namespace NdisConformance.Runner;

/// <summary>Loads plugins with nothing but what .NET brings.</summary>
internal sealed class ContextPluginLoader : IPluginLoader
{
    public ILoadedPlugin Load(PluginManifest manifest) => new Loaded(new PluginLoadContext(manifest));

    private sealed class Loaded(PluginLoadContext context) : ILoadedPlugin
    {
        public Assembly MainAssembly { get; } = context.LoadMain();

        public void Dispose() => context.Unload();
    }
}
#endif
