using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Names source files from a folder, so that reports are the same wherever that folder lies.</summary>
/// <param name="root">The folder.</param>
internal sealed class SourcePaths(string root)
{
    private readonly SourceRoot _root = new(root);

    public ScenarioRun Shorten(ScenarioRun run) => run with
    {
        Findings = [.. run.Findings.Select(finding => finding with
        {
            Place = finding.Place is { } place ? place with { Stack = Shorten(place.Stack) } : null,
            MadeStack = Shorten(finding.MadeStack),
        })],
    };

    private IReadOnlyList<DriverFrame> Shorten(IReadOnlyList<DriverFrame> frames)
        => frames.Count == 0 ? frames : [.. frames.Select(frame => frame with { File = _root.NameOf(frame.File) })];
}
