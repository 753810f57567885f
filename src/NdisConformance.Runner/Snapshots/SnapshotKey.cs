namespace NdisConformance.Runner;

/// <summary>Which snapshot is meant.</summary>
/// <param name="Plugin">Name of the plugin.</param>
/// <param name="Driver">Name of the driver.</param>
/// <param name="Scenario">ID of the scenario, <c>group/name</c>.</param>
public sealed record SnapshotKey(string Plugin, string Driver, string Scenario)
{
    /// <summary>The snapshot below its folder, without what its file name ends with.</summary>
    public string Path => $"{Plugin}/{Driver}/{Scenario}";

    /// <summary>Reads a path below a snapshot folder, without its ending; null if it has not all parts.</summary>
    public static SnapshotKey? Parse(string path)
    {
        string[] parts = path.Split('/', 3);
        return parts.Length == 3 && parts[2].Contains('/', StringComparison.Ordinal)
            ? new SnapshotKey(parts[0], parts[1], parts[2])
            : null;
    }
}
