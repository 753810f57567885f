using System.Globalization;
using System.Text.RegularExpressions;
using NdisConformance.Host.Kernel;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// A run of the group `moments` chooses at the boundaries that its name says. Where that changes the course of the run,
/// some of the later ones are not reached, or nothing of the kind is left to happen there.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class MomentsTests
{
    private static readonly Scenario[] Moments =
        [.. ScenarioCatalogue.All.Where(scenario => scenario.Id.StartsWith("moments/", StringComparison.Ordinal))];

    [TestCaseSource(nameof(Moments))]
    public void ARun_ChoosesAtTheBoundariesOfItsName(Scenario scenario)
    {
        ScenarioOutcome[] runs =
        [
            .. ScenarioRunner.RunEach(
                scenario, ReferenceDriver.Create, new() { RecordsChoices = true }),
        ];
        foreach (ScenarioOutcome run in runs.Skip(1))
        {
            var chosen = run.Choices.Where(choice => choice.Site.Kind.Number == (int)HostChoice.Boundary).ToArray();
            Match more = More().Match(run.Variation);
            int planned = more.Success ? 1 + int.Parse(more.Groups[1].Value, CultureInfo.InvariantCulture) : 1;
            Assert.That(run.Variation, Does.StartWith(chosen[0].Site.ToString()));
            Assert.That(chosen, Has.Length.GreaterThan(planned / 2).And.Length.AtMost(planned), run.Variation);
            Assert.That(run.BoundaryEvents, Is.AtLeast(1), run.Variation);
            TestContext.Out.WriteLine($"{run.BoundaryEvents} of {planned}: {run.Variation}");
        }
    }

    [GeneratedRegex(@", and (\d+) times later$")]
    private static partial Regex More();
}
