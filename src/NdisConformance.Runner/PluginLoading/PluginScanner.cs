using System.Globalization;
using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>Finds out what a plugin is from the metadata of its files. Nothing of it is loaded.</summary>
public static class PluginScanner
{
    private const string AttributeExample =
        "[assembly: NdisMiniport(\"vendor-nic\", typeof(Driver))]";

    /// <summary>Scans a folder or a .dll.</summary>
    /// <exception cref="PluginLoadException">It is no plugin, or not one that this harness can load.</exception>
    public static PluginManifest Scan(string path)
    {
        AssemblyMetadata main = Directory.Exists(path) ? MainOf(Path.GetFullPath(path)) : SingleFile(path);
        SharedContract.Check(main);
        IReadOnlyList<DriverDeclaration> drivers = Drivers(main);
        IReadOnlyCollection<AssemblyMetadata> all = DependencyCheck.Check(
            main, ReadAll(Path.GetDirectoryName(main.Path)!));
        foreach (AssemblyMetadata part in all)
        {
            SharedContract.Check(part);
        }

        return new PluginManifest
        {
            Name = main.Name,
            MainAssembly = main.Path,
            Drivers = drivers,
            Assemblies = [.. all.Select(part => part.Name).Order(StringComparer.Ordinal)],
            MayKeepState = all.Any(part => part.MayKeepState),
            Faults = [.. main.FaultAttributes.Select(Fault).OrderBy(fault => fault.Driver, StringComparer.Ordinal)],
        };
    }

    private static AssemblyMetadata SingleFile(string path)
    {
        string name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new PluginLoadException(
                LoadFailureKind.NotFound,
                name,
                $"there is no plugin at {path}",
                "give the folder that the plugin's build writes, its .dll, or a name that `list plugins` shows");
        }

        AssemblyMetadata main = AssemblyMetadata.Read(Path.GetFullPath(path)) ?? throw NotDotNet(name);
        return main.DriverAttributes.Any()
            ? main
            : throw NoAttribute(name, $"{name} carries no NdisMiniport attribute");
    }

    private static AssemblyMetadata MainOf(string folder)
    {
        string folderName = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        List<AssemblyMetadata> candidates = [.. ReadAll(folder).Where(part => part.DriverAttributes.Any())];
        if (candidates.Count == 0)
        {
            throw NothingIn(folder, folderName);
        }

        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        // A plugin that builds upon another one carries it along; its own assembly is the one that was built there.
        List<AssemblyMetadata> built = [.. candidates.Where(
            part => File.Exists(Path.ChangeExtension(part.Path, ".deps.json")))];
        AssemblyMetadata? main = built.Count == 1
            ? built[0]
            : candidates.Find(part => string.Equals(part.Name, folderName, StringComparison.OrdinalIgnoreCase));
        return main ?? throw new PluginLoadException(
            LoadFailureKind.SeveralAssemblies,
            folderName,
            $"several assemblies in {folderName} carry the NdisMiniport attribute: "
            + string.Join(", ", candidates.Select(part => part.Name)),
            "give the .dll that is meant instead of its folder");
    }

    private static PluginLoadException NothingIn(string folder, string folderName)
    {
        if (Directory.EnumerateFiles(folder, "*.csproj").Any())
        {
            return NoAttribute(folderName, $"{folderName} holds a project's source and no built plugin")
                .WithMend("build it and give the folder that the build writes, as bin/Debug/net10.0");
        }

        string own = Path.Combine(folder, folderName + ".dll");
        return File.Exists(own) && AssemblyMetadata.Read(own) is null
            ? NotDotNet(folderName + ".dll")
            : NoAttribute(folderName, $"no assembly in {folderName} carries the NdisMiniport attribute");
    }

    private static List<AssemblyMetadata> ReadAll(string folder)
        => [.. Directory.EnumerateFiles(folder, "*.dll")
            .Order(StringComparer.Ordinal)
            .Where(file => !string.Equals(
                Path.GetFileNameWithoutExtension(file), SharedContract.Name, StringComparison.OrdinalIgnoreCase))
            .Select(AssemblyMetadata.Read)
            .OfType<AssemblyMetadata>()];

    private static List<DriverDeclaration> Drivers(AssemblyMetadata main)
    {
        List<DriverDeclaration> drivers = [.. main.DriverAttributes
            .Select(attribute => new DriverDeclaration(
                attribute.Fixed[0] as string ?? string.Empty,
                attribute.Fixed[1] as string ?? string.Empty,
                Generation(attribute)))
            .OrderBy(driver => driver.Name, StringComparer.Ordinal)];
        DriverDeclaration? unnamed = drivers.Find(driver => !IsDriverName(driver.Name));
        if (unnamed is not null)
        {
            throw new PluginLoadException(
                LoadFailureKind.BadDriverName,
                main.Name,
                $"'{unnamed.Name}' is no name for a driver",
                "use letters, digits, dots and dashes; the name becomes the name of a folder");
        }

        string? twice = drivers.GroupBy(driver => driver.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? drivers : throw new PluginLoadException(
            LoadFailureKind.BadDriverName,
            main.Name,
            $"two drivers of {main.Name} are named '{twice}'",
            "give each driver a name of its own");
    }

    private static NdisGeneration Generation(AttributeUse attribute)
        => attribute.Named
            .Where(argument => argument.Name == nameof(NdisMiniportAttribute.Generation))
            .Select(argument => (NdisGeneration)Convert.ToInt32(argument.Value, CultureInfo.InvariantCulture))
            .FirstOrDefault(NdisGeneration.Ndis6);

    private static bool IsDriverName(string name) => name.Length > 0 && char.IsAsciiLetterOrDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private static FaultyDeclaration Fault(AttributeUse attribute)
    {
        string also = attribute.Named
            .Where(argument => argument.Name == "AlsoFires")
            .Select(argument => argument.Value as string)
            .FirstOrDefault() ?? string.Empty;
        return new FaultyDeclaration(
            attribute.Fixed[0] as string ?? string.Empty,
            attribute.Fixed[1] as string ?? string.Empty,
            also.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static PluginLoadException NotDotNet(string name) => new(
        LoadFailureKind.NotDotNet,
        name,
        $"{name} is no .NET assembly",
        "a plugin is built from a C# project; a native driver cannot be loaded");

    private static PluginLoadException NoAttribute(string name, string message) => new(
        LoadFailureKind.NoAttribute, name, message, $"add {AttributeExample} to the plugin and build it again");

    private static PluginLoadException WithMend(this PluginLoadException failure, string mend)
        => new(failure.Kind, failure.Plugin, failure.Message, mend);
}
