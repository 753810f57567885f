using System.Reflection;
using System.Runtime.InteropServices;

namespace NdisConformance.Runner;

/// <summary>The .NET that the harness runs on; its assemblies are everybody's.</summary>
internal static class SharedFramework
{
    private static readonly string Folder = RuntimeEnvironment.GetRuntimeDirectory();

    public static bool Has(string assemblyName) => File.Exists(PathOf(assemblyName));

    // The harness or the plugin needs the assembly anyway, so it is loaded instead of read.
    public static Version VersionOf(string assemblyName)
        => Assembly.Load(new AssemblyName(assemblyName)).GetName().Version ?? new Version();

    private static string PathOf(string assemblyName) => Path.Combine(Folder, assemblyName + ".dll");
}
