namespace NdisConformance.Runner;

/// <summary>Loads plugins, each apart from the harness and from the others but for the Contract.</summary>
public interface IPluginLoader
{
    /// <summary>Loads a plugin into a context of its own.</summary>
    /// <param name="manifest">The plugin.</param>
    /// <param name="isKept">True for a context that serves many scenarios, false for one that serves one.</param>
    ILoadedPlugin Load(PluginManifest manifest, bool isKept);
}
