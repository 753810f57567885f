using System.Reflection;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>Says in words for driver authors why .NET could not load a plugin or run the first of its code.</summary>
internal static class LoadTrouble
{
    /// <summary>The failure that an exception of .NET means; null if it says nothing about the files.</summary>
    public static PluginLoadException? OfFiles(string plugin, string mainAssembly, Exception exception)
        => exception switch
        {
            FileNotFoundException { FileName: { } file } when file == mainAssembly =>
                RegularFile.Unreadable(file, exception),
            FileNotFoundException { FileName: { } file } => DependencyCheck.Missing(plugin, file),
            FileLoadException or BadImageFormatException => new PluginLoadException(
                LoadFailureKind.NotLoadable,
                plugin,
                $"an assembly of {plugin} cannot be loaded: {DriverText.Message(exception)}",
                "build the plugin again, for AnyCPU, and give the folder that the build writes"),
            TypeLoadException => new PluginLoadException(
                LoadFailureKind.WrongDriverType,
                plugin,
                $"a type of {plugin} cannot be loaded: {DriverText.Message(exception)}",
                "name a class of the plugin itself in the NdisMiniport attribute, and build the plugin again together "
                + "with all that lies beside it"),
            MissingMemberException => new PluginLoadException(
                LoadFailureKind.MissingDependency,
                plugin,
                $"{plugin} uses something that does not exist: {DriverText.Message(exception)}",
                "build the plugin again, together with all that lies beside it"),
            InvalidProgramException => new PluginLoadException(
                LoadFailureKind.BadCode,
                plugin,
                $"{plugin} has code that .NET cannot run: {DriverText.Message(exception)}",
                "build the plugin again; if a tool changes the assembly after the build, leave that out"),
            _ => null,
        };

    /// <summary>The failure that any exception means that came while a plugin was loaded.</summary>
    public static PluginLoadException Of(string plugin, string mainAssembly, Exception exception)
    {
        Exception cause = exception is TargetInvocationException or TypeInitializationException
            ? exception.InnerException ?? exception
            : exception;
        return OfFiles(plugin, mainAssembly, cause) ?? new PluginLoadException(
            LoadFailureKind.NotLoadable,
            plugin,
            $"{plugin} cannot be loaded: {DriverText.Message(cause)}",
            "let module initializers and static initializers do nothing that can fail; a driver begins in DriverEntry");
    }
}
