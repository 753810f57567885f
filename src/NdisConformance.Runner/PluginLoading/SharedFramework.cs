using System.Reflection;
using System.Runtime.InteropServices;

namespace NdisConformance.Runner;

/// <summary>The .NET that the harness runs on; its assemblies are everybody's.</summary>
internal static class SharedFramework
{
    private static readonly string Folder = RuntimeEnvironment.GetRuntimeDirectory();

    public static bool Has(string assemblyName) => File.Exists(PathOf(assemblyName));

    /// <summary>The version of an assembly; null for a library of the runtime that is no assembly.</summary>
    // The harness or the plugin needs the assembly anyway, so it is loaded instead of read.
    public static Version? VersionOf(string assemblyName)
    {
        try
        {
            return Assembly.Load(new AssemblyName { Name = assemblyName }).GetName().Version;
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            return null;
        }
    }

    private static string PathOf(string assemblyName) => Path.Combine(Folder, assemblyName + ".dll");
}
