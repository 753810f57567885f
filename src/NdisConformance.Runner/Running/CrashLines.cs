using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>
/// Where the runtime itself gave up, it names the functions of the driver and no lines; of a precompiled plugin, whose
/// functions are parts of each other, it may name too few. Such a run is repeated once for the lines; all runs that
/// ended alike get them. Where it does not end so again, the lines are those at which the functions begin.
/// </summary>
internal static class CrashLines
{
    private const string LineMark = ":line ";

    public static IReadOnlyList<ScenarioResult> AddTo(
        IReadOnlyList<ScenarioResult> results,
        RunPlan plan,
        IScenarioExecutor executor,
        string driver,
        CancellationToken cancellation)
    {
        foreach (FailureGroup failure in GroupFold.Failures(results))
        {
            ScenarioRun run = failure.Run;
            bool isOptimized = executor.Manifest.IsPrecompiled;
            bool mayHaveLine = run.Verdict == ScenarioVerdict.Crash && (run.Stack.Count > 0 || isOptimized);
            if (cancellation.IsCancellationRequested || !mayHaveLine || (HasLine(run) && !isOptimized))
            {
                continue;
            }

            // Nothing can read a stack that overflowed.
            IReadOnlyList<string> stack = run.Message.StartsWith(LastWords.Overflowed, StringComparison.Ordinal)
                ? []
                : executor.StackOf(
                    plan.Request(driver, failure.Scenarios[0], run.Profile, run.Ndis), cancellation);
            bool isSame = stack.Count > 0
                && (isOptimized ? HasAll(stack, run.Stack) : Function(stack) == Function(run.Stack));
            stack = isSame ? stack : FunctionLines.AddTo(run.Stack, executor.Manifest);
            if (stack.Count > 0)
            {
                results = [.. results.Select(result => result with
                {
                    Runs = [.. result.Runs.Select(
                        other => EndedAlike(other, run) ? other with { Stack = stack } : other)],
                })];
            }
        }

        return results;
    }

    private static bool HasLine(ScenarioRun run)
        => run.Stack is [{ } first, ..] && first.Contains(LineMark, StringComparison.Ordinal);

    private static bool EndedAlike(ScenarioRun run, ScenarioRun other)
        => run.Verdict == other.Verdict && Function(run.Stack) == Function(other.Stack)
            && (run.Stack.Count > 0 ? !HasLine(run) || run.Stack.Count == other.Stack.Count
                : run.Message == other.Message);

    /// <summary>True if the functions that were seen first are there again.</summary>
    private static bool HasAll(IReadOnlyList<string> stack, IReadOnlyList<string> first)
        => first.All(function => stack.Any(other => other.Split('(')[0] == function.Split('(')[0]));

    private static string Function(IReadOnlyList<string> stack)
        => stack is [var first, ..] ? first.Split('(')[0] : string.Empty;
}
