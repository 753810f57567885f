namespace NdisConformance.Runner;

/// <summary>Loads plugins, each apart from the harness and from the others but for the Contract.</summary>
public interface IPluginLoader
{
    /// <summary>Loads a plugin into a context of its own.</summary>
    ILoadedPlugin Load(PluginManifest manifest);
}
