using System.Text.Json.Nodes;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Places of a SARIF log: functions of the driver with file and line, and events of a trace.</summary>
internal static class SarifPlaces
{
    /// <summary>The folder that source files are named from.</summary>
    public const string SourceRoot = "SRCROOT";

    // Enough to see what led to a moment, and what came of it.
    private const int LinesNear = 6;

    /// <summary>A function of the driver.</summary>
    public static JsonObject Of(DriverFrame frame, string? message = null) => JsonText.Object(
        ("physicalLocation", Physical(frame)),
        ("logicalLocations", new JsonArray(JsonText.Object(
            ("fullyQualifiedName", frame.Function), ("kind", "function")))),
        ("message", message is null ? null : SarifRules.Message(message)));

    /// <summary>A function of the driver whose file is not known.</summary>
    public static JsonObject Of(string function) => JsonText.Object(
        ("logicalLocations", new JsonArray(JsonText.Object(
            ("fullyQualifiedName", function), ("kind", "function")))));

    /// <summary>The events around the moment that made the duty and the one that broke it.</summary>
    /// <param name="trace">The whole trace of a run.</param>
    /// <param name="finding">What was found in it.</param>
    public static JsonArray Flow(RunTrace trace, FindingResult finding)
    {
        IReadOnlyList<TraceLine> lines = trace.Select([], finding.Broken.Sequence, LinesNear).Lines;
        return new JsonArray(JsonText.Object(
            ("message", SarifRules.Message($"events of {trace.Scenario}, run {trace.Run.Name}")),
            ("threadFlows", new JsonArray(JsonText.Object(
                ("locations", new JsonArray([.. lines.Select(line => (JsonNode)Step(line, finding))])))))));
    }

    /// <summary>A path as a reference: relative to the source root, or else absolute.</summary>
    public static (string Uri, bool IsRelative) Reference(string file)
    {
        string[] parts = file.Replace('\\', '/').Split('/');
        bool hasDrive = parts[0].Length == 2 && char.IsAsciiLetter(parts[0][0]) && parts[0][1] == ':';
        string escaped = string.Join('/', parts.Skip(hasDrive ? 1 : 0).Select(Uri.EscapeDataString));
        return hasDrive ? ($"file:///{parts[0]}/{escaped}", false)
            : escaped.StartsWith('/') ? ($"file://{escaped}", false)
            : (escaped, true);
    }

    private static JsonObject? Physical(DriverFrame frame)
    {
        if (frame.Line <= 0)
        {
            return null;
        }

        (string uri, bool isRelative) = Reference(frame.File);
        return JsonText.Object(
            ("artifactLocation", JsonText.Object(("uri", uri), ("uriBaseId", isRelative ? SourceRoot : null))),
            ("region", JsonText.Object(("startLine", frame.Line))));
    }

    private static JsonObject Step(TraceLine line, FindingResult finding)
    {
        bool isBroken = line.Sequence == finding.Broken.Sequence;
        bool isMade = line.Sequence == finding.Made?.Sequence;
        DriverFrame? frame = isBroken && finding.Place is { Kind: PlaceKind.Broke, Frame: var broke } ? broke
            : isMade && finding.MadeStack is [var made, ..] ? made
            : null;
        string mark = isBroken ? $" ({finding.Rule} broken here)" : isMade ? $" ({finding.Rule}: obliged here)" : "";
        JsonObject location = JsonText.Object(
            ("physicalLocation", frame is null ? null : Physical(frame)),
            ("logicalLocations", new JsonArray(JsonText.Object(
                ("name", line.Event), ("fullyQualifiedName", frame?.Function), ("kind", line.Kind)))),
            ("message", SarifRules.Message($"#{line.Sequence} {line.Text.Trim()}{mark}")));
        return JsonText.Object(
            ("location", location),
            ("kinds", new JsonArray(line.Kind)),
            ("nestingLevel", Math.Max(0, line.Depth)),
            ("executionOrder", line.Sequence),
            ("importance", isBroken || isMade ? "essential" : "unimportant"));
    }
}
