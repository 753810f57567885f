using System.Reflection;
using System.Text;
using NdisConformance.Contract;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testing;
using NdisConformance.Tests.Architecture;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Field;

/// <summary>
/// Drivers whose authors had not seen the rules: wrong ones after public bug histories, and legal oddities. What the
/// ordinary run finds in each wrong one stands in <c>FieldFindings.txt</c>. An ordinary test run takes one driver in
/// 144, a full one all oddities and one wrong driver in 4 (<see cref="TestExtent"/>). With
/// NDIS_CONFORMANCE_UPDATE_DIGEST=1 it takes all and records what they show.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FieldDriverTests
{
    private const int OrdinaryShare = 144;
    private const int WrongInFullRun = 4;
    private const double LeastFound = 0.95;
    private const double LeastRight = 0.90;
    private const string Wrong = "FieldMiniports";
    private const string Odd = "OddMiniports";

    private static readonly bool IsUpdating =
        Environment.GetEnvironmentVariable("NDIS_CONFORMANCE_UPDATE_DIGEST") == "1";

    private static readonly string FindingsFile = Path.Combine(
        RepositoryTree.Root, "tests", "NdisConformance.Tests", "Field", "FieldFindings.txt");

    private static readonly ConformanceRunner Runner =
        new(ScenarioCatalogue.Everything, Executors.For(ScenarioCatalogue.Everything));

    private static IEnumerable<TestCaseData> WrongDrivers => Share(FieldFinding.Read(FindingsFile), WrongInFullRun)
        .Select(finding => new TestCaseData(finding).SetArgDisplayNames(finding.Driver));

    private static IEnumerable<TestCaseData> OddDrivers => Share(Drivers(Odd), fullShare: 1)
        .Select(driver => new TestCaseData(driver).SetArgDisplayNames(driver));

    [TestCaseSource(nameof(WrongDrivers))]
    public void WrongDriver_ShowsWhatIsRecorded(FieldFinding recorded)
    {
        Assume.That(IsUpdating, Is.False);
        Assert.That(Shown(recorded.Driver), Is.EqualTo(recorded.Shown));
    }

    [TestCaseSource(nameof(OddDrivers))]
    public void OddDriver_IsNotAccused(string driver)
    {
        DriverResult result = Run(Odd, driver);
        ScenarioRun[] runs = [.. result.Scenarios.SelectMany(scenario => scenario.Runs)];

        Assert.Multiple(() =>
        {
            Assert.That(runs.SelectMany(run => run.Violations).Select(finding => finding.Rule), Is.Empty);
            Assert.That(
                runs.Select(run => run.Verdict),
                Has.None.EqualTo(ScenarioVerdict.Crash).And.None.EqualTo(ScenarioVerdict.Hang));
            Assert.That(result.Reasons, Is.Empty);
        });
    }

    [Test]
    public void EveryWrongDriver_IsRecorded()
    {
        if (IsUpdating)
        {
            Record();
        }

        Assert.That(FieldFinding.Read(FindingsFile).Select(finding => finding.Driver), Is.EqualTo(Drivers(Wrong)));
    }

    [Test]
    public void MostWrongDrivers_AreFound_AndNamedRightly()
    {
        FieldFinding[] all = [.. FieldFinding.Read(FindingsFile)];
        FieldFinding[] claimed = [.. all.Where(finding => finding.IsClaimed)];
        int found = claimed.Count(finding => finding.IsFound);
        int right = claimed.Count(finding => finding.IsRight);
        TestContext.Out.WriteLine(
            $"{all.Length} drivers, {claimed.Length} neither legal nor for later: {found} found, {right} by the right "
            + $"rule first, {claimed.Count(finding => finding.IsAdvised)} of them by advice, "
            + $"{claimed.Count(finding => finding is { IsRight: true, IsStop: true })} by a crash or hang");
        Assert.That((double)found / claimed.Length, Is.AtLeast(LeastFound));
        Assert.That((double)right / claimed.Length, Is.AtLeast(LeastRight));
    }

    private static IEnumerable<T> Share<T>(IEnumerable<T> all, int fullShare)
        => all.Where((_, index) => index % (TestExtent.IsFull ? fullShare : OrdinaryShare) == 0);

    private static IEnumerable<string> Drivers(string plugin)
        => BuiltPlugin.Drivers(plugin)
            .Concat(BuiltPlugin.Drivers(plugin, NdisGeneration.Ndis5))
            .Select(driver => driver.Name)
            .Order(StringComparer.Ordinal);

    /// <summary>The first rule that the driver breaks in an ordinary run, or how it stops.</summary>
    private static string Shown(string driver)
    {
        ScenarioRun[] runs = [.. Run(Wrong, driver).Scenarios.SelectMany(scenario => scenario.Runs)];
        return runs.SelectMany(run => run.Violations).FirstOrDefault()?.Rule
            ?? runs.Select(run => run.Verdict switch
            {
                ScenarioVerdict.Crash => FieldFinding.Crash,
                ScenarioVerdict.Hang => FieldFinding.Hang,
                _ => FieldFinding.Nothing,
            }).FirstOrDefault(shown => shown != FieldFinding.Nothing)
            ?? FieldFinding.Nothing;
    }

    /// <summary>Keeps the judgement where the finding is the recorded one; what is new has to be judged.</summary>
    private static void Record()
    {
        Dictionary<string, FieldFinding> old =
            FieldFinding.Read(FindingsFile).ToDictionary(finding => finding.Driver, StringComparer.Ordinal);
        string[] drivers = [.. Drivers(Wrong)];
        string[] lines = new string[drivers.Length];
        Parallel.For(0, drivers.Length, index =>
        {
            FieldFinding now = new(drivers[index], Shown(drivers[index]), FieldFinding.Unjudged);
            lines[index] = (old.TryGetValue(now.Driver, out FieldFinding? before) && before.Shown == now.Shown
                ? before
                : now).Line;
        });
        File.WriteAllText(FindingsFile, string.Join('\n', lines) + '\n', new UTF8Encoding(false));
    }

    private static DriverResult Run(string plugin, string driver)
        => Runner.Run(
            new RunPlan
            {
                Plugins = [Path.Combine(AppContext.BaseDirectory, "plugins", plugin)],
                Drivers = [driver],
            },
            new NoObserver()).Drivers.Single();
}
