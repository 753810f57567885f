namespace NdisConformance.Runner;

/// <summary>What a plugin is, read from its metadata before anything of it is loaded.</summary>
public sealed record PluginManifest
{
    /// <summary>Simple name of the main assembly: the name of the plugin and of its snapshot folder.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of the main assembly.</summary>
    public required string MainAssembly { get; init; }

    /// <summary>Its drivers in ordinal order of their names.</summary>
    public required IReadOnlyList<DriverDeclaration> Drivers { get; init; }

    /// <summary>Simple names of all its assemblies, the main one included.</summary>
    public required IReadOnlyList<string> Assemblies { get; init; }

    /// <summary>Full paths of its assemblies, the main one first.</summary>
    public IEnumerable<string> Files => Assemblies
        .Where(name => name != Name)
        .Select(name => Path.Combine(Path.GetDirectoryName(MainAssembly)!, $"{name}.dll"))
        .Prepend(MainAssembly);

    /// <summary>True if a static field could keep something from one scenario to the next.</summary>
    public required bool MayKeepState { get; init; }

    /// <summary>True if the main assembly holds native code beside its IL.</summary>
    public bool IsPrecompiled { get; init; }

    /// <summary>What its faulty miniports are about; empty for all plugins but that one.</summary>
    public IReadOnlyList<FaultyDeclaration> Faults { get; init; } = [];
}
