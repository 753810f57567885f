using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Tests.Runner;

/// <summary>The parts of a run that an executor gives only on request.</summary>
[TestFixture]
internal sealed class ExecutorTests
{
    private const string Refused = "registration-versions/driver-refused";

    private IScenarioExecutor _executor = null!;

    [OneTimeSetUp]
    public void Open() => _executor = Executors.For(ScenarioCatalogue.All).Open(
        Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", "ReferenceMiniport"));

    [OneTimeTearDown]
    public void Close() => _executor.Dispose();

    [Test]
    public void NeitherDigestNorChoices_AreThereUnasked()
    {
        ScenarioRun run = _executor.Run(Request(Refused)).Runs[0];

        Assert.That(run.Digest, Is.Empty);
        Assert.That(run.Choices, Is.Empty);
    }

    [Test]
    public void TheDigest_IsThatOfTheRun()
    {
        ScenarioRequest request = Request(Refused) with { TakesDigest = true };
        string digest = _executor.Run(request).Runs[0].Digest;

        Assert.That(digest, Does.Match("^[0-9a-f]{16}$"));
        Assert.That(_executor.Run(request).Runs[0].Digest, Is.EqualTo(digest));
        Assert.That(_executor.Run(request with { RecordsChoices = true }).Runs[0].Digest, Is.EqualTo(digest));
        Assert.That(
            _executor.Run(request with { Scenario = Refused + "-failure" }).Runs[0].Digest, Is.Not.EqualTo(digest));
    }

    [Test]
    public void Choices_AreNamed_WhereTheyAreNotOrdinary()
    {
        ScenarioRequest ordinary = Request("lifecycle/start-and-stop") with { RecordsChoices = true };

        Assert.That(_executor.Run(ordinary).Runs[0].Choices, Is.Empty);
        Assert.That(
            _executor.Run(ordinary with { Scenario = Refused }).Runs[0].Choices.Single(),
            Does.StartWith("Failure of NdisMRegisterMiniportDriver").And.EndsWith("_RESOURCES"));
    }

    private static ScenarioRequest Request(string scenario) => new()
    {
        Driver = "reference",
        Scenario = scenario,
        Profile = TestbedProfile.Ordinary.Name,
    };
}
