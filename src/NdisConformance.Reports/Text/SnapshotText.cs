using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Snapshots that changed: the first one, or all of them.</summary>
internal static class SnapshotText
{
    private const int ChangesShown = 3;
    private const int ViewLinesShown = 6;
    private const int AllChanges = 20;
    private const int AllViewLines = 60;

    public static void Write(Screen screen, DriverResult driver, RunResult run)
    {
        List<ScenarioResult> changed =
            [.. driver.Scenarios.Where(scenario => scenario.Snapshot.State == SnapshotState.Changed)];
        int shown = screen.Style.IsVerbose ? changed.Count : 1;
        foreach (ScenarioResult scenario in changed.Take(shown))
        {
            WriteOne(screen, scenario.Snapshot, run);
        }

        if (changed.Count > shown)
        {
            screen.Line($"and {Words.Count(changed.Count - shown, "snapshot")} more changed: --verbose shows them");
        }
    }

    private static void WriteOne(Screen screen, SnapshotResult snapshot, RunResult run)
    {
        bool isVerbose = screen.Style.IsVerbose;
        screen.Line($"snapshot changed: {snapshot.Path}");
        int changes = isVerbose ? AllChanges : ChangesShown;
        foreach (string change in snapshot.Changes.Take(changes))
        {
            screen.Line($"  {change}");
        }

        if (snapshot.Changes.Count > changes)
        {
            screen.Line($"  and {Words.Count(snapshot.Changes.Count - changes, "change")} more");
        }

        string[] view = snapshot.View.TrimEnd('\n').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int lines = isVerbose ? AllViewLines : ViewLinesShown;
        foreach (string line in view.Take(lines))
        {
            screen.Line($"  | {line}");
        }

        if (view.Length > lines)
        {
            screen.Sentence($"  | and {Words.Count(view.Length - lines, "line")} more: "
                + $"compare the files in {run.SnapshotFolder}");
        }
    }
}
