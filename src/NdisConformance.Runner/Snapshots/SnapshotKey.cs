namespace NdisConformance.Runner;

/// <summary>Identifies a snapshot.</summary>
/// <param name="Plugin">Name of the plugin.</param>
/// <param name="Driver">Name of the driver.</param>
/// <param name="Scenario">ID of the scenario, <c>group/name</c>.</param>
public sealed record SnapshotKey(string Plugin, string Driver, string Scenario)
{
    /// <summary>Its path below the snapshot folder, without the ending.</summary>
    public string Path => $"{Plugin}/{Driver}/{Scenario}";

    /// <summary>True if each part names a folder or a file, so that no path leads out of the snapshot folder.</summary>
    public bool IsBelowItsFolder => !Plugin.Contains('/', StringComparison.Ordinal)
        && !Driver.Contains('/', StringComparison.Ordinal)
        && Path.Split('/').All(part => part.Trim('.').Length > 0
            && part.AsSpan().IndexOfAny('\\', ':') < 0
            && GivenText.PathFault(part) is null);

    /// <summary>Reads a path below a snapshot folder, without its ending; null if a part is missing.</summary>
    public static SnapshotKey? Parse(string path)
    {
        string[] parts = path.Split('/', 3);
        return parts.Length == 3 && parts[2].Contains('/', StringComparison.Ordinal)
            ? new SnapshotKey(parts[0], parts[1], parts[2])
            : null;
    }
}
