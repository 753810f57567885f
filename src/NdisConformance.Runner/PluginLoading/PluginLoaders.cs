namespace NdisConformance.Runner;

/// <summary>The loader that this build has.</summary>
public static class PluginLoaders
{
#if USE_MCMASTER
    public static IPluginLoader Default { get; } = new McMasterPluginLoader();
#else
    public static IPluginLoader Default { get; } = new ContextPluginLoader();
#endif
}
