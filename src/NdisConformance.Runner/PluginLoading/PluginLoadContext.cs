#if !USE_MCMASTER
using System.Reflection;
using System.Runtime.Loader;

namespace NdisConformance.Runner;

/// <summary>
/// A plugin's own world: the Contract and .NET are the harness's, everything else comes from the plugin's folder, even
/// where the harness uses an assembly of the same name.
/// </summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly string _main;
    private readonly string _folder;
    private readonly AssemblyDependencyResolver _resolver;

    public PluginLoadContext(PluginManifest manifest)
        : base(manifest.Name, isCollectible: true)
    {
        _main = manifest.MainAssembly;
        _folder = Path.GetDirectoryName(_main)!;
        _resolver = new AssemblyDependencyResolver(_main);
    }

    public Assembly LoadMain() => LoadFromAssemblyPath(_main);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name ?? string.Empty;
        if (string.Equals(name, SharedContract.Name, StringComparison.Ordinal))
        {
            return SharedContract.Assembly;
        }

        string? path = _resolver.ResolveAssemblyToPath(assemblyName) ?? Beside(name);
        if (path is not null)
        {
            return LoadFromAssemblyPath(path);
        }

        // Null means that the harness's own context is asked next, which may answer for .NET and nothing else.
        return SharedFramework.Has(name) || !string.IsNullOrEmpty(assemblyName.CultureName)
            ? null
            : throw new FileNotFoundException($"{assemblyName} does not lie beside the plugin", name);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
        => _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private string? Beside(string name)
    {
        string path = Path.Combine(_folder, name + ".dll");
        return File.Exists(path) ? path : null;
    }
}
#endif
