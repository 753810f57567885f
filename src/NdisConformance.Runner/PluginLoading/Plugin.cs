using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>A plugin that runs: gives out drivers.</summary>
public sealed class Plugin : IDisposable
{
    private readonly PluginContexts _contexts;
    private readonly ConcurrentDictionary<string, DriverThreads> _threads = new(StringComparer.Ordinal);

    private Plugin(PluginManifest manifest, IPluginLoader loader)
    {
        Manifest = manifest;
        _contexts = new PluginContexts(manifest, isKept => Guard(() => loader.Load(Manifest, isKept)));
    }

    public PluginManifest Manifest { get; }

    /// <summary>How its scenarios are kept apart.</summary>
    /// <exception cref="PluginLoadException">It cannot be loaded.</exception>
    public PluginIsolation Isolation => Guard(() => _contexts.Isolation);

    /// <summary>Scans a plugin. It is loaded when something of it is used.</summary>
    /// <param name="path">A folder or a .dll.</param>
    /// <param name="loader">Loads it.</param>
    /// <exception cref="PluginLoadException">It is no plugin, or not one that this harness can load.</exception>
    public static Plugin Open(string path, IPluginLoader loader) => Open(PluginScanner.Scan(path), loader);

    /// <summary>A plugin that was scanned before. It is loaded when something of it is used.</summary>
    /// <param name="manifest">What the scan found.</param>
    /// <param name="loader">Loads it.</param>
    public static Plugin Open(PluginManifest manifest, IPluginLoader loader) => new(manifest, loader);

    /// <summary>Makes a driver, and its device if it brings one, to see that it can be made.</summary>
    /// <exception cref="PluginLoadException">It cannot be made.</exception>
    public void Check(string driver) => Use(driver, maker =>
    {
        object made = maker.MakeDriver();
        Guard(() => Compile(made));
        maker.MakeDevice?.Invoke();
        return true;
    });

    /// <summary>Has DriverEntry compiled, so that code which is wrong is not taken for a crash of the driver.</summary>
    private static bool Compile(object driver)
    {
        Type entry = driver is INdis5MiniportDriver ? typeof(INdis5MiniportDriver) : typeof(IMiniportDriver);
        foreach (MethodInfo method in driver.GetType().GetInterfaceMap(entry).TargetMethods)
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }

        return true;
    }

    /// <summary>Runs something with a driver; the driver must not be used afterwards.</summary>
    public T Use<T>(string driver, Func<DriverMaker, T> use)
    {
        _ = Isolation;
        DriverMark? before = ThreadsOf(driver).Enter();
        try
        {
            return _contexts.Use(plugin => use(MakerOf(plugin, driver)));
        }
        finally
        {
            DriverMark.Leave(before);
        }
    }

    /// <summary>What a driver runs on threads of its own.</summary>
    public DriverThreads ThreadsOf(string driver) => _threads.GetOrAdd(driver, _ => new DriverThreads());

    public void Dispose() => _contexts.Dispose();

    private DriverMaker MakerOf(PluginUse plugin, string driver) => Guard(() =>
    {
        NdisMiniportAttribute attribute = plugin.Loaded.Drivers.GetValueOrDefault(driver) ?? throw Changed();
        CheckType(attribute.DriverType, InterfaceOf(attribute.Generation), driver);
        if (attribute.DeviceType is { } device)
        {
            CheckType(device, typeof(IVirtualDevice), driver);
        }

        return new DriverMaker(
            () => Make<object>(plugin.Loaded.Drivers[driver].DriverType, driver),
            attribute.DeviceType is null
                ? null
                : () => Make<IVirtualDevice>(plugin.Loaded.Drivers[driver].DeviceType!, driver),
            plugin.Renew);
    });

    private static Type InterfaceOf(NdisGeneration generation)
        => generation == NdisGeneration.Ndis5 ? typeof(INdis5MiniportDriver) : typeof(IMiniportDriver);

    private PluginLoadException Changed() => RegularFile.Unreadable(
        Manifest.Name,
        $"{Manifest.Name} changed while it was loaded",
        "run again when the build of the plugin has ended");

    private void CheckType(Type type, Type expected, string driver)
    {
        if (!type.IsVisible || !type.IsClass || type.IsAbstract || type.ContainsGenericParameters
            || !expected.IsAssignableFrom(type))
        {
            throw new PluginLoadException(
                LoadFailureKind.WrongDriverType,
                Manifest.Name,
                $"{type.FullName}, which the NdisMiniport attribute of '{driver}' names, is no public class that "
                + $"implements {expected.Name}",
                $"name a public class that implements {expected.Name}, is not abstract and not generic");
        }

        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new PluginLoadException(
                LoadFailureKind.NoConstructor,
                Manifest.Name,
                $"{type.FullName} has no public constructor without parameters",
                "give it one; a driver gets what it needs in DriverEntry");
        }
    }

    private T Make<T>(Type type, string driver)
    {
        try
        {
            return (T)Activator.CreateInstance(type)!;
        }
        catch (Exception exception) when (exception is TargetInvocationException or TypeInitializationException)
        {
            // The second one comes of the initializer of the module.
            Exception cause = exception.InnerException ?? exception;
            throw LoadTrouble.OfFiles(Manifest.Name, Manifest.MainAssembly, cause) ?? new PluginLoadException(
                LoadFailureKind.ConstructorThrew,
                Manifest.Name,
                $"the constructor of {type.FullName}, driver '{driver}', threw "
                + $"{DriverText.Escape(cause.GetType().Name)}{DriverStack.LineOf(cause)}: {DriverText.Message(cause)}",
                "let the constructor do nothing that can fail; a driver begins in DriverEntry");
        }
    }

    private T Guard<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (CustomAttributeFormatException exception)
        {
            throw new PluginLoadException(
                LoadFailureKind.WrongDriverType,
                Manifest.Name,
                $"the NdisMiniport attribute of {Manifest.Name} cannot be read: {DriverText.Message(exception)}",
                "name a class of the plugin itself and build the plugin again");
        }
#pragma warning disable CA1031 // .NET and initializers of the plugin throw whatever they like here.
        catch (Exception exception) when (exception is not PluginLoadException)
#pragma warning restore CA1031
        {
            throw LoadTrouble.Of(Manifest.Name, Manifest.MainAssembly, exception);
        }
    }
}
