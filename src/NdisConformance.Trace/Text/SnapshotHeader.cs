using System.Globalization;

namespace NdisConformance.Trace;

/// <summary>The first line of a snapshot: what it is a snapshot of. No version of plugin or driver.</summary>
/// <param name="Scenario">ID of the scenario.</param>
/// <param name="Plugin">Name of the plugin.</param>
/// <param name="Driver">Name of the driver in it.</param>
public sealed record SnapshotHeader(string Scenario, string Plugin, string Driver)
{
    /// <summary>The version of the form that this house writes.</summary>
    public const int CurrentVersion = 1;

    private const string Start = "ndis-conformance snapshot ";

    public int Version { get; init; } = CurrentVersion;

    /// <summary>Reads a first line; null if it is none.</summary>
    public static SnapshotHeader? Parse(string line)
    {
        string[] parts = line.Split("; ");
        if (parts.Length != 4
            || line.Any(char.IsControl)
            || !parts[0].StartsWith(Start, StringComparison.Ordinal)
            || !int.TryParse(
                parts[0][Start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int version))
        {
            return null;
        }

        string? scenario = After(parts[1], "scenario ");
        string? plugin = After(parts[2], "plugin ");
        string? driver = After(parts[3], "driver ");
        return scenario is null || plugin is null || driver is null
            ? null
            : new SnapshotHeader(scenario, plugin, driver) { Version = version };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Start}{Version}; scenario {Scenario}; plugin {Plugin}; driver {Driver}");

    private static string? After(string part, string label)
        => part.StartsWith(label, StringComparison.Ordinal) ? part[label.Length..] : null;
}
