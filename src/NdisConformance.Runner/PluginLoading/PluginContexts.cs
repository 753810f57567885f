using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace NdisConformance.Runner;

/// <summary>
/// The contexts that a plugin is loaded into. One serves all scenarios if the plugin has no static state. Otherwise a
/// context serves one scenario at a time; it is used again if its static state can be restored.
/// </summary>
/// <param name="manifest">The plugin.</param>
/// <param name="load">Loads it. True for a context that serves many scenarios.</param>
internal sealed class PluginContexts(PluginManifest manifest, Func<bool, ILoadedPlugin> load) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ConcurrentBag<Context> _idle = [];
    private ILoadedPlugin? _common;
    private PluginIsolation? _isolation;

    /// <summary>How scenarios are kept apart. The plugin is loaded to find out.</summary>
    public PluginIsolation Isolation
    {
        get
        {
            lock (_gate)
            {
                return _isolation ??= Decide();
            }
        }
    }

    /// <summary>Runs something with the plugin loaded. Nothing of the plugin may be used afterwards.</summary>
    public T Use<T>(Func<PluginUse, T> use) => Isolation.Kind switch
    {
        IsolationKind.Shared => use(new PluginUse(_common!, static loaded => loaded)),
        IsolationKind.Restored => UseRestored(use),
        _ => UseLoadedAnew(use),
    };

    public void Dispose()
    {
        _common?.Dispose();
        while (_idle.TryTake(out Context? context))
        {
            context.Loaded.Dispose();
        }
    }

    private T UseLoadedAnew<T>(Func<PluginUse, T> use)
    {
        PluginUse fresh = new(load(false), loaded =>
        {
            loaded.Dispose();
            return load(false);
        });
        try
        {
            return use(fresh);
        }
        finally
        {
            fresh.Loaded.Dispose();
        }
    }

    private T UseRestored<T>(Func<PluginUse, T> use)
    {
        if (!_idle.TryTake(out Context? context))
        {
            ILoadedPlugin loaded = load(true);
            context = new Context(loaded, StatesOf(loaded));
        }

        try
        {
            return use(new PluginUse(context.Loaded, loaded =>
            {
                context.Statics.Restore();
                return loaded;
            }));
        }
        finally
        {
            context.Statics.Restore();
            _idle.Add(context);
        }
    }

    private PluginIsolation Decide()
    {
        ILoadedPlugin loaded = load(true);
        if (!manifest.MayKeepState)
        {
            _common = loaded;
            return new PluginIsolation(IsolationKind.Shared, 0, string.Empty);
        }

        StaticState statics = StatesOf(loaded);
        if (statics.Obstacle is { } obstacle)
        {
            loaded.Dispose();
            return new PluginIsolation(IsolationKind.LoadedAnew, 0, obstacle);
        }

        if (statics.Count == 0)
        {
            _common = loaded;
            return new PluginIsolation(IsolationKind.Shared, 0, string.Empty);
        }

        _idle.Add(new Context(loaded, statics));
        return new PluginIsolation(IsolationKind.Restored, statics.Count, string.Empty);
    }

    /// <summary>The static state of all assemblies of the plugin. Those not yet asked for are loaded.</summary>
    private StaticState StatesOf(ILoadedPlugin loaded)
    {
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(loaded.MainAssembly)!;
        try
        {
            return StaticState.Of([.. manifest.Assemblies
                .Select(name => context.LoadFromAssemblyName(new AssemblyName { Name = name }))]);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            return StaticState.Unknown(exception.Message);
        }
    }

    private sealed record Context(ILoadedPlugin Loaded, StaticState Statics);
}
