namespace NdisConformance.Runner;

/// <summary>Decides where scenarios run.</summary>
public interface IScenarioExecutorFactory
{
    /// <summary>Finds out what a plugin is, and makes ready to run its drivers.</summary>
    /// <param name="path">A folder or a .dll.</param>
    /// <exception cref="PluginLoadException">It is no plugin, or not one that this harness can load.</exception>
    IScenarioExecutor Open(string path);
}
