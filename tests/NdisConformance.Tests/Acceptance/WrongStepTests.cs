using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Architecture;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Runner;
using NdisConformance.Tests.Workers;

namespace NdisConformance.Tests.Acceptance;

/// <summary>
/// Whoever gets a red build sees on one screen which rules were broken, and by which line of the driver. Thirty faulty
/// miniports are drawn over all groups of rules, five of them of advice; in the source of each the line that a reader
/// would point at bears a comment. Where that line only makes data wrong, the comment says which function hands it
/// over.
/// </summary>
[TestFixture]
internal sealed class WrongStepTests
{
    private const string Plugin = "FaultyMiniports";
    private const string Mark = "// wrong step";
    private const int Seed = 13;
    private const int Binding = 25;
    private const int Advising = 5;
    private const int MostLines = 40;

    private static readonly IReadOnlyList<FaultyDeclaration> Drawn = Draw();

    private Dictionary<string, DriverResult> _results = null!;

    private static IEnumerable<string> Drivers => Drawn.Select(fault => fault.Driver);

    /// <summary>Scenarios of one run show most of them, and take the least; the others take all.</summary>
    [OneTimeSetUp]
    public void Run()
    {
        _results = Run(Drivers, isStrict: false, [.. ScenarioCatalogue.Everything.Where(
            scenario => scenario.HasSnapshot && !scenario.IsRobustness)]);
        RunHidden(isStrict: false);
        RunHidden(isStrict: true);
    }

    [TestCaseSource(nameof(Drivers))]
    public void TheFirstFinding_NamesTheWrongStep(string driver)
    {
        FindingGroup group = GroupFold.Of(_results[driver].Scenarios)[0];
        DriverFrame? frame = group.Finding.Place?.Frame;

        Assert.That(frame, Is.Not.Null, $"{group.Finding.Rule} broken at {group.Finding.Broken}");
        string line = File.ReadLines(Path.Combine(RepositoryTree.Root, frame!.File)).ElementAt(frame.Line - 1);
        Assert.That(
            line.EndsWith(Mark, StringComparison.Ordinal)
                || SourceOf(driver).Contains($"{Mark}, seen in {frame.Function}\n", StringComparison.Ordinal),
            $"{group.Finding.Rule} {group.Finding.Place!.Kind}: {frame} in {driver}");
    }

    [TestCaseSource(nameof(Drivers))]
    public void TheReport_FitsOneScreen_AndNamesEveryBrokenRule(string driver)
    {
        RunResult run = new() { Drivers = [_results[driver]], TestbedProfiles = [TestbedProfile.Ordinary.Name] };
        using StringWriter text = new() { NewLine = "\n" };
        new TextFormat().Write(text, new RunReport(run), ReportStyle.Usual);
        string[] lines = text.ToString().TrimEnd('\n').Split('\n');

        Assert.That(
            lines.Sum(line => Math.Max(1, (line.Length + ReportStyle.UsualWidth - 1) / ReportStyle.UsualWidth)),
            Is.AtMost(MostLines),
            text.ToString());
        foreach (RuleResult rule in run.Rules.Where(rule => rule.Verdict == RuleVerdict.Fail))
        {
            Assert.That(lines, Has.Some.StartsWith($"broken {rule.Rule} ").Or.Some.StartsWith($"advice {rule.Rule} "));
        }
    }

    /// <summary>The file of a driver. A helper that several drivers share does as each of them says.</summary>
    private static string SourceOf(string driver) => Directory
        .EnumerateFiles(Path.Combine(RepositoryTree.Root, "plugins", Plugin), "*.cs", SearchOption.AllDirectories)
        .Select(File.ReadAllText)
        .First(text => text.Contains($"\"{driver}\"", StringComparison.Ordinal))
        .ReplaceLineEndings("\n");

    private static bool Shows(DriverResult result) => result.Scenarios.Any(
        scenario => scenario.Runs.Any(run => run.Findings.Count > 0));

    private void RunHidden(bool isStrict)
    {
        string[] hidden = [.. _results.Values.Where(result => !Shows(result)).Select(result => result.Driver)];
        foreach ((string driver, DriverResult result) in Run(hidden, isStrict, ScenarioCatalogue.Everything))
        {
            _results[driver] = result;
        }
    }

    private static Dictionary<string, DriverResult> Run(
        IEnumerable<string> drivers, bool isStrict, IReadOnlyList<Scenario> scenarios)
    {
        string[] names = [.. drivers];
        if (names.Length == 0)
        {
            return [];
        }

        using WorkerExecutorFactory workers = new(() => ScenarioCatalogue.Everything, WorkerBench.Settings);
        return new ConformanceRunner(scenarios, workers).Run(
            new RunPlan
            {
                Plugins = [Path.GetDirectoryName(BuiltPlugin.Load(Plugin).Location)!],
                Drivers = names,
                Strict = isStrict,
                SourceRoot = RepositoryTree.Root,
            },
            new NoObserver()).Drivers.ToDictionary(result => result.Driver, StringComparer.Ordinal);
    }

    private static IReadOnlyList<FaultyDeclaration> Draw()
    {
        FaultyDeclaration[] faults =
            [.. PluginScanner.Scan(Path.GetDirectoryName(BuiltPlugin.Load(Plugin).Location)!).Faults];
        new Random(Seed).Shuffle(faults);
        ILookup<bool, FaultyDeclaration> byLevel = faults.ToLookup(fault => RuleCatalogue.Find(fault.Rule)!.Level
            is RuleLevel.Must or RuleLevel.MustNot);
        IEnumerable<FaultyDeclaration> eachGroup = byLevel[true]
            .GroupBy(fault => fault.Rule[..fault.Rule.LastIndexOf('-')])
            .SelectMany(group => group.Index())
            .OrderBy(pair => pair.Index)
            .Select(pair => pair.Item);
        return [.. eachGroup.Take(Binding), .. byLevel[false].Take(Advising)];
    }
}
