namespace NdisConformance.Runner;

/// <summary>Decides where scenarios run.</summary>
public interface IScenarioExecutorFactory
{
    /// <summary>Loads a plugin and creates each wanted driver once, to make sure that it can be created.</summary>
    /// <param name="path">A folder or a .dll.</param>
    /// <param name="isWanted">True for the drivers that will run.</param>
    /// <exception cref="PluginLoadException">The plugin cannot be loaded.</exception>
    IScenarioExecutor Open(string path, Func<string, bool> isWanted);
}
