using NdisConformance.Results;
using NdisConformance.Tests.Cli;

namespace NdisConformance.Tests.Malformed;

/// <summary>
/// Whatever a user gives, the tool says what is wrong and what to give instead: never with exit code 1, a stack trace
/// or the name of a .NET type, never with a better verdict than the sound input gets, and it writes nowhere else.
/// </summary>
[TestFixture]
[NonParallelizable]
internal sealed class MalformedTests
{
    private static IEnumerable<MalformedCase> Cases { get; } =
        [
            .. MalformedCommandLines.All,
            .. MalformedReports.All,
            .. MalformedConfigurations.All,
            .. MalformedSnapshots.All,
            .. MalformedReceived.All,
        ];

    private static IEnumerable<MalformedCase> SoundCases { get; } =
        [
            .. MalformedConfigurations.Sound,
            .. MalformedSnapshots.Sound,
            .. MalformedReceived.Sound,
        ];

    [TestCaseSource(nameof(Cases))]
    public void Malformed_IsSaid_AndGivesNoBetterVerdict(MalformedCase malformed)
    {
        Assume.That(malformed.NeedsUnix && OperatingSystem.IsWindows(), Is.False);
        using MalformedPlace place = new();
        malformed.Arrange(place);
        IReadOnlyList<string> outside = place.Tree(inside: false);
        IReadOnlyList<string> inside = place.Tree(inside: true);
        IReadOnlyList<string> accepted = place.Accepted();

        ToolOutcome outcome = ToolInProcess.Run(place.Work, [.. malformed.Arguments]);

        string said = malformed.IsReported ? outcome.Output : outcome.Errors;
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo((int)malformed.Expected), outcome.ToString());
            Assert.That(ExitCodeFold.Worst([malformed.Expected, malformed.Sound]), Is.EqualTo(malformed.Expected));
            if (!malformed.IsReported)
            {
                Assert.That(outcome.Errors, Does.Contain("error: "));
            }

            foreach (string word in malformed.Words)
            {
                Assert.That(said, Does.Contain(word).IgnoreCase);
            }

            Assert.That(outcome.ToString(), Does.Not.Contain("\n   at ").And.Not.Contain("System."));
            Assert.That(outcome.Errors, Does.Not.Contain("NdisConformance.").And.Not.Match("[a-z]Exception\\b"));
            Assert.That(place.Tree(inside: false), Is.EqualTo(outside), "what lies outside");
            Assert.That(place.Accepted(), Is.EqualTo(accepted), "the accepted traces");
            if (!malformed.MayWrite)
            {
                Assert.That(place.Tree(inside: true), Is.EqualTo(inside), "what lies inside");
            }
        });
    }

    [TestCaseSource(nameof(SoundCases))]
    public void Sound_GivesTheVerdictThatTheMalformedIsComparedWith(MalformedCase sound)
    {
        using MalformedPlace place = new();
        sound.Arrange(place);

        ToolOutcome outcome = ToolInProcess.Run(place.Work, [.. sound.Arguments]);

        Assert.That(outcome.ExitCode, Is.EqualTo((int)sound.Expected), outcome.ToString());
    }

    /// <summary>A pipe that nobody reads, or a full disk: the one case for exit code 1.</summary>
    [TestCase("list", "rules")]
    [TestCase("list", "rules", "--format", "json")]
    [TestCase("explain", "NOTHING-001", "--format", "json")]
    [TestCase("run", "--frobnicate")]
    [TestCase("--help")]
    public void AnOutputThatCannotBeWritten_EndsTheTool_AndNothingIsThrown(params string[] arguments)
    {
        using MalformedPlace place = new();

        int exitCode = ToolInProcess.Run(place.Work, new FullStream(), new FullStream(), arguments);

        Assert.That(exitCode, Is.Not.Zero);
    }

    [Test]
    public void ThereAreManyCases_EachWithANameOfItsOwn()
    {
        string[] names = [.. Cases.Select(malformed => malformed.Name)];

        Assert.That(names, Has.Length.GreaterThan(150));
        Assert.That(names, Is.Unique);
    }
}
