namespace NdisConformance.Runner;

/// <summary>Finds out what a plugin is from the metadata of its files. Nothing of it is loaded.</summary>
public static class PluginScanner
{
    private const string AttributeExample =
        "[assembly: NdisMiniport(\"vendor-nic\", typeof(Driver))]";

    /// <summary>No build writes as many files. Each may be a link whose end is far away.</summary>
    private const int MostEntries = 10_000;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Scans a folder or a .dll.</summary>
    /// <exception cref="PluginLoadException">It is no plugin, or not one that this harness can load.</exception>
    public static PluginManifest Scan(string path)
    {
        try
        {
            return Scan(Directory.Exists(path) ? MainOf(Path.GetFullPath(path)) : SingleFile(path));
        }
        catch (PluginLoadException failure) when (failure.IsOfFile && Directory.Exists(path))
        {
            string folder = FolderNameOf(path);
            throw new PluginLoadException(failure.Kind, folder, $"in {folder}: {failure.Message}", failure.Fix);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw RegularFile.Unreadable(path, exception);
        }
    }

    private static string FolderNameOf(string folder)
        => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    private static PluginManifest Scan(AssemblyMetadata main)
    {
        SharedContract.Check(main);
        CheckName(main);
        main.CheckLoadable();
        IReadOnlyList<DriverDeclaration> drivers = DriverAttributes.Drivers(main);
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
            IsPrecompiled = main.IsPrecompiled,
            Faults = DriverAttributes.Faults(main),
        };
    }

    private static void CheckName(AssemblyMetadata main)
    {
        if (FolderName.Obstacle(main.Name, c => char.IsLetterOrDigit(c) || "._-+ ()".Contains(c)) is { } obstacle)
        {
            string file = Path.GetFileName(main.Path);
            throw new PluginLoadException(
                LoadFailureKind.BadAssemblyName,
                file,
                $"{file} has an assembly name that cannot name a folder, '{main.Name}': {obstacle}",
                "set <AssemblyName> in the plugin's project; the name becomes the name of its snapshot folder");
        }
    }

    private static AssemblyMetadata SingleFile(string path)
    {
        string name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw RegularFile.BrokenLink(path, name) ?? new PluginLoadException(
                LoadFailureKind.NotFound,
                name,
                path.Length == 0 ? "the name of a plugin is empty" : $"there is no plugin at {path}",
                "give the folder that the plugin's build writes, its .dll, or a name that `list plugins` shows");
        }

        AssemblyMetadata main = AssemblyMetadata.Read(Path.GetFullPath(path)) ?? throw AssemblyMetadata.NotDotNet(name);
        return main.DriverAttributes.Any()
            ? main
            : throw NoAttribute(name, $"{name} carries no NdisMiniport attribute");
    }

    private static AssemblyMetadata MainOf(string folder)
    {
        string folderName = FolderNameOf(folder);
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
                .WithFix("build it and give the folder that the build writes, as bin/Debug/net10.0");
        }

        string own = Path.Combine(folder, folderName + ".dll");
        return File.Exists(own) && AssemblyMetadata.Read(own) is null
            ? AssemblyMetadata.NotDotNet(folderName + ".dll")
            : NoAttribute(folderName, $"no assembly in {folderName} carries the NdisMiniport attribute");
    }

    private static IEnumerable<string> Libraries(string folder)
    {
        string[] entries = [.. Directory.EnumerateFileSystemEntries(folder, "*", Everything).Take(MostEntries + 1)];
        return entries.Length <= MostEntries
            ? entries.Where(entry => string.Equals(
                Path.GetExtension(entry), ".dll", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(entry))
            : throw RegularFile.Unreadable(
                Path.GetFileName(folder),
                $"there are more than {MostEntries} files beside the plugin",
                "give the folder that the plugin's build writes; it holds the plugin and what it needs, and no more");
    }

    private static List<AssemblyMetadata> ReadAll(string folder)
        => [.. Libraries(folder)
            .Order(StringComparer.Ordinal)
            .Where(file => !string.Equals(
                Path.GetFileNameWithoutExtension(file), SharedContract.Name, StringComparison.OrdinalIgnoreCase))
            .Select(AssemblyMetadata.Read)
            .OfType<AssemblyMetadata>()];

    private static PluginLoadException NoAttribute(string name, string message) => new(
        LoadFailureKind.NoAttribute, name, message, $"add {AttributeExample} to the plugin and build it again");

    private static PluginLoadException WithFix(this PluginLoadException failure, string fix)
        => new(failure.Kind, failure.Plugin, failure.Message, fix);
}
