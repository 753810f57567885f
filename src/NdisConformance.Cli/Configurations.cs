using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>Which configuration holds.</summary>
internal static class Configurations
{
    /// <summary>
    /// The nearest one above the current directory, if it is about these plugins: one that names a plugin says nothing
    /// about another. Without a plugin, and with none there, the one above the tool itself, so that the tool finds its
    /// own snapshots from wherever it is called.
    /// </summary>
    public static ToolConfiguration For(IReadOnlyList<string> plugins, PluginLocator locator)
    {
        ToolConfiguration near = Near();
        if (plugins.Count == 0)
        {
            return near.Folder is null ? ConfigurationReader.FindUpwards(AppContext.BaseDirectory) : near;
        }

        bool isAboutThem = near.Plugin is null || plugins.All(plugin => locator.IsSame(plugin, near.Plugin));
        return isAboutThem ? near : ToolConfiguration.None;
    }

    /// <summary>The nearest one in the current directory or above.</summary>
    public static ToolConfiguration Near() => ConfigurationReader.FindUpwards(CurrentFolder());

    public static string CurrentFolder()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            throw new ConfigurationException("the current folder is gone; change to one that exists");
        }
    }
}
