namespace NdisConformance.Runner;

/// <summary>A context of a plugin, while something runs in it.</summary>
/// <param name="loaded">The plugin in its context.</param>
/// <param name="renew">Gives the plugin with its first static state.</param>
internal sealed class PluginUse(ILoadedPlugin loaded, Func<ILoadedPlugin, ILoadedPlugin> renew)
{
    /// <summary>The plugin in its context.</summary>
    public ILoadedPlugin Loaded { get; private set; } = loaded;

    /// <summary>Makes the static state of the plugin what it was first. Nothing of it may be used afterwards.</summary>
    public void Renew() => Loaded = renew(Loaded);
}
