using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Testbed;

namespace NdisConformance.Tests.Meta;

/// <summary>Every scenario shows something that no other shows; <c>conformance/SCENARIOS.md</c> says what.</summary>
internal sealed class ScenarioContributionTests
{
    private const string Preface =
        """
        # Scenarios

        Generated from the scenarios and from runs of the reference miniport; not written by hand.

        What only one scenario has: rules that are exercised in no other, choices of host and device, options of the
        set-up, steps, and one step after another. Where there is more than fits, the first of it stands here.
        """;

    private const string VariedPreface =
        """

        # Scenarios with several runs

        The first run goes the ordinary way. Each further run decides some choices otherwise, and there is no snapshot
        of any. The table says how many further runs there are with the reference miniport, and at how many of the
        places (calls or boundaries) that the first run met they differ. A scenario without any does not apply to it.
        """;

    private const int MostShown = 6;
    private const string Smallest = "the least there can be: what goes wrong here goes wrong everywhere, and what goes "
        + "wrong elsewhere and not here is due to what is more there";

    private const string Alone =
        "one unusual thing alone: another scenario has it among others, and a failure here names it";

    // What stays although it has nothing that no other has, and why.
    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["data-path/receive-bursts"] = Smallest,
        ["free-ordering/one-send"] = Smallest,
        ["lifecycle/start-and-stop"] = Smallest,
        ["lifecycle/surprise-removal"] = Smallest,
        ["data-path/buffers-run-out"] = Smallest,
        ["pool-teardown/after-traffic"] = Smallest,
        ["data-path/prefix"] = Alone,
        ["data-path/behind-head"] = Alone,
        ["lifecycle/receive-before-restart"] = Alone,
        ["lifecycle/requests-between-pauses"] = Alone,
        ["requests/mandatory"] = Alone,
    };

    [Test]
    public void EveryScenario_ShowsSomethingThatNoOtherShows()
    {
        foreach (ScenarioSurvey.Entry entry in ScenarioSurvey.Entries)
        {
            TestContext.Out.WriteLine($"{entry.Scenario.Id}: {string.Join("; ", entry.Only)}");
        }

        Assert.That(
            ScenarioSurvey.Entries.Where(entry => entry.Only.Count == 0).Select(entry => entry.Scenario.Id),
            Is.EquivalentTo(Kept.Keys));
    }

    /// <summary>
    /// One survey serves all scenarios that name it, so it must be the same run.
    /// </summary>
    [Test]
    public void ScenariosOfOneSurvey_BeginWithTheSameRun()
    {
        foreach (IGrouping<string, Scenario> alike in Varied.GroupBy(scenario => scenario.Variations!.Survey))
        {
            string[] digests = [.. alike.Select(scenario => ScenarioRunner.RunSurvey(
                scenario, ReferenceDriver.Create, new ScenarioRunOptions()))
                .Select(survey => string.Join('\n', survey.Met))
                .Distinct()];
            Assert.That(digests, Has.Length.EqualTo(1), alike.Key);
        }
    }

    [Test]
    public void Variations_AreUnlike()
    {
        foreach (Scenario scenario in Varied)
        {
            string[] names = [.. ScenarioRunner.RunEach(scenario, ReferenceDriver.Create)
                .Select(outcome => outcome.Variation)];
            Assert.That(names, Is.Unique, scenario.Id);
        }
    }

    [Test]
    public void Document_IsUpToDate() => AcceptedDocument.Verify([("SCENARIOS.md", Document())]);

    private static IEnumerable<Scenario> Varied
        => ScenarioCatalogue.All.Where(scenario => scenario.Variations is not null);

    private static string Document()
    {
        using StringWriter output = new() { NewLine = "\n" };
        output.WriteLine(Preface.ReplaceLineEndings("\n"));
        foreach (IGrouping<string, ScenarioSurvey.Entry> group in ScenarioSurvey.Entries.GroupBy(
            entry => entry.Scenario.Group))
        {
            output.WriteLine();
            output.WriteLine($"## {group.Key}");
            output.WriteLine();
            output.WriteLine("| scenario | what happens | rules it is there for, and exercises | what only it shows |");
            output.WriteLine("|---|---|---|---|");
            foreach (ScenarioSurvey.Entry entry in group)
            {
                Scenario scenario = entry.Scenario;
                string rules = string.Join(", ", scenario.Rules.Where(entry.Exercised.Contains));
                output.WriteLine($"| {scenario.Name} | {scenario.Title} | {rules} | {Only(entry)} |");
            }
        }

        output.WriteLine(VariedPreface.ReplaceLineEndings("\n"));
        foreach (IGrouping<string, Scenario> group in Varied.GroupBy(scenario => scenario.Group))
        {
            output.WriteLine();
            output.WriteLine($"## {group.Key}");
            output.WriteLine();
            output.WriteLine("| scenario | what happens | runs | places |");
            output.WriteLine("|---|---|---|---|");
            foreach (Scenario scenario in group)
            {
                ScenarioRunOptions options = new();
                Survey survey = ScenarioRunner.RunSurvey(scenario, ReferenceDriver.Create, options);
                VariedRuns varied = scenario.Variations!.Of(survey.Met);
                int runs = ScenarioRunner.RunVariations(scenario, varied, ReferenceDriver.Create, options).Count();
                output.WriteLine(
                    $"| {scenario.Name} | {scenario.Title} | {runs} | {varied.VariedPlaces} of {varied.MetPlaces} |");
            }
        }

        return output.ToString();
    }

    private static string Only(ScenarioSurvey.Entry entry)
    {
        int left = entry.Only.Count - MostShown;
        string more = left > 0 ? $"; and {left} more" : string.Empty;
        return Kept.GetValueOrDefault(entry.Scenario.Id) ?? string.Join("; ", entry.Only.Take(MostShown)) + more;
    }
}
