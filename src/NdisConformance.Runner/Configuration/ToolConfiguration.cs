using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>What <c>.ndis-conformance.json</c> says.</summary>
public sealed record ToolConfiguration
{
    public const string FileName = ".ndis-conformance.json";

    /// <summary>Nothing is configured.</summary>
    public static ToolConfiguration None { get; } = new();

    /// <summary>The folder that the file lies in; null if there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>Full path of the file; null if there is none.</summary>
    public string? File => Folder is null ? null : Path.Combine(Folder, FileName);

    /// <summary>The plugin to run where none is given: a name of one beside the tool, or a full path.</summary>
    public string? Plugin { get; init; }

    /// <summary>Full path of the snapshot folder; null if none is known.</summary>
    public string? Snapshots { get; init; }

    /// <summary>Options of commands that hold where the command line and the environment do not give them.</summary>
    public ConfiguredOptions Options { get; init; } = ConfiguredOptions.None;

    public IReadOnlyList<Waiver> Waivers { get; init; } = [];
}
