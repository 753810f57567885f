using System.Globalization;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>
/// A statement to publish, in Markdown: what was judged by which tool, the verdict, and what it does not cover.
/// </summary>
public sealed class StatementFormat : IReportOf<RunReport>
{
    public string Name => "statement";

    public string Description => "conformance statement to publish, in Markdown";

    public bool IsDocument => true;

    public ReportNeeds Needs => ReportNeeds.PluginFiles;

    public void Write(TextWriter output, RunReport result, ReportStyle style)
    {
        RunResult run = result.Result;
        output.WriteLine("# NDIS conformance statement");
        output.WriteLine();
        output.WriteLine($"Verdict: **{Words.Of(run.Verdict)}**");
        output.WriteLine();
        output.WriteLine("| | |");
        output.WriteLine("|---|---|");
        Row(output, "tool", $"{ToolInfo.Name} {ToolInfo.Version}");
        Row(output, "hosts", string.Join(", ", Hosts(run).Select(version => $"NDIS {version}")));
        Row(output, "profiles", string.Join(", ", run.TestbedProfiles));
        Row(output, "advice", run.Strict ? "counts as a violation" : "does not count");
        if (result.Time is { } time)
        {
            Row(output, "measured", time.Started.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        foreach (ReportCase trouble in RunCases.Of(run))
        {
            Row(output, trouble.Name, trouble.Message);
        }

        WriteFiles(output, result.Plugins);
        foreach (DriverResult driver in run.Drivers)
        {
            WriteDriver(output, driver, run);
        }

        WriteWaivers(output, result.Waivers);
    }

    /// <summary>The versions of NDIS that it ran on, those that scenarios name included.</summary>
    private static IEnumerable<string> Hosts(RunResult run) => run.Scenarios
        .SelectMany(scenario => scenario.Runs.Select(each => each.Ndis))
        .Concat(run.Ndis)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(version => Version.Parse(version));

    private static void WriteFiles(TextWriter output, IReadOnlyList<PluginFiles> plugins)
    {
        output.WriteLine();
        output.WriteLine("## Plugins");
        foreach (PluginFiles plugin in plugins)
        {
            output.WriteLine();
            output.WriteLine($"{TextMarks.Markdown(plugin.Plugin)}: SHA-256 {plugin.Hash}, which is the hash of this "
                + "list as `sha256sum` prints it:");
            output.WriteLine();
            output.WriteLine(TextMarks.Block(
                string.Join('\n', plugin.Files.Select(file => $"{file.Hash}  {file.Name}"))));
        }

        if (plugins.Count == 0)
        {
            output.WriteLine();
            output.WriteLine("The files of no plugin could be read.");
        }
    }

    private static void WriteDriver(TextWriter output, DriverResult driver, RunResult run)
    {
        output.WriteLine();
        output.WriteLine($"## Driver {TextMarks.Markdown(driver.Driver)} of {TextMarks.Markdown(driver.Plugin)}");
        output.WriteLine();
        output.WriteLine("| part of the contract | verdict |");
        output.WriteLine("|---|---|");
        foreach (ProfileResult part in driver.Profiles)
        {
            Row(output, Words.Of(part.Profile), Words.Of(part.Verdict));
        }

        output.WriteLine();
        output.WriteLine(TextMarks.Markdown(SummaryText.Counts(driver, run)) + ".");
        foreach (string reason in driver.Reasons)
        {
            output.WriteLine();
            output.WriteLine($"Not verified: {TextMarks.Markdown(reason)}.");
        }

        foreach (FailureGroup failure in GroupFold.Failures(driver.Scenarios))
        {
            output.WriteLine();
            output.WriteLine($"{TextMarks.Markdown(KebabCase.Of(failure.Run.Verdict))} in "
                + $"{Words.Count(failure.Scenarios.Count, "scenario")}: {TextMarks.Markdown(failure.Run.Message)}");
        }

        WriteRules(output, driver);
    }

    private static void WriteRules(TextWriter output, DriverResult driver)
    {
        foreach (RuleVerdict verdict in (RuleVerdict[])[RuleVerdict.Fail, RuleVerdict.Waived, RuleVerdict.Pass])
        {
            string[] rules = [.. driver.Rules.Where(rule => rule.Verdict == verdict).Select(rule =>
                verdict == RuleVerdict.Fail && !rule.IsBinding ? $"{rule.Rule} (advice)" : rule.Rule)];
            if (rules.Length > 0)
            {
                output.WriteLine();
                output.WriteLine($"### {Heading(verdict)}: {Words.Count(rules.Length, "rule")}");
                output.WriteLine();
                output.WriteLine(string.Join(", ", rules));
            }
        }

        RuleResult[] open = [.. driver.Rules.Where(
            rule => rule.Verdict is not (RuleVerdict.Fail or RuleVerdict.Waived or RuleVerdict.Pass))];
        if (open.Length == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"### Not verified: {Words.Count(open.Length, "rule")}");
        output.WriteLine();
        output.WriteLine("| rule | level | reason |");
        output.WriteLine("|---|---|---|");
        foreach (RuleResult rule in open)
        {
            output.WriteLine($"| {rule.Rule} | {FindingText.Level(rule.Level)} | {TextMarks.Markdown(Reason(rule))} |");
        }
    }

    private static string Heading(RuleVerdict verdict) => verdict switch
    {
        RuleVerdict.Fail => "Broken",
        RuleVerdict.Waived => "Broken and waived",
        _ => "Judged and kept",
    };

    private static string Reason(RuleResult rule)
    {
        RuleDescriptor? known = RuleCatalogue.Find(rule.Rule);
        return rule.Verdict switch
        {
            RuleVerdict.OutsideVerdict => "only a host that leaves the contract can make a driver break it",
            RuleVerdict.NotExercised => "no scenario of the run put it to the test",
            _ when known?.AppliesTo is { } what => $"applies only to {what}, and none were met",
            _ => $"the driver calls none of {string.Join(", ", known?.Preconditions ?? [])}",
        };
    }

    private static void WriteWaivers(TextWriter output, IReadOnlyList<Waiver> waivers)
    {
        if (waivers.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("## Waivers");
        output.WriteLine();
        output.WriteLine("| findings | reason | owner | last day |");
        output.WriteLine("|---|---|---|---|");
        foreach (Waiver waiver in waivers)
        {
            output.WriteLine($"| {TextMarks.Markdown(waiver.Scope.ToString())} | {TextMarks.Markdown(waiver.Reason)} | "
                + $"{TextMarks.Markdown(waiver.Owner ?? string.Empty)} | "
                + $"{waiver.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} |");
        }
    }

    private static void Row(TextWriter output, string name, string value)
        => output.WriteLine($"| {TextMarks.Markdown(name)} | {TextMarks.Markdown(value)} |");
}
