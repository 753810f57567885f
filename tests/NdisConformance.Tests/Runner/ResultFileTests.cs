using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Tests.Results;

namespace NdisConformance.Tests.Runner;

/// <summary>A file that is no result of a run is refused with its name and a remedy, whatever is in it.</summary>
[TestFixture]
internal sealed class ResultFileTests
{
    private static readonly Lazy<string> Sound = new(
        () => ResultJson.Write(RunDocument.Of(
            Sample.Run(Sample.Of(Sample.Once(ScenarioVerdict.Fail, Sample.Finding(Sample.Catalogue[0])))),
            DocumentKind.Report)));

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void AResult_IsRead()
        => Assert.That(Compare(Sound.Value).Drivers, Is.Not.Empty);

    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("{\"schemaVersion\":3}")]
    [TestCase("{\"schemaVersion\":3,\"drivers\":[null]}")]
    [TestCase("{\"schemaVersion\":3.5,\"drivers\":[]}")]
    [TestCase("{\"schemaVersion\":\"3\",\"drivers\":[]}")]
    [TestCase("{\"schemaVersion\":3,\"drivers\":[]}")]
    [TestCase("no JSON")]
    public void AnythingElse_IsRefused(string text) => Refuse(text, "is no result of a run");

    [Test]
    public void AnotherVersion_IsRefused()
        => Refuse(Sound.Value.Replace("\"schemaVersion\": 3", "\"schemaVersion\": 2"), "has schemaVersion 2");

    [TestCase("\"fingerprint\": \"", "\"fingerprint\": null, \"x\": \"")]
    [TestCase("\"verdict\": \"", "\"verdict\": \"splendid-")]
    [TestCase("\"mistakes\": [", "\"mistakes\": [null, ")]
    [TestCase("\"occurrences\": [", "\"occurrences\": null, \"x\": [")]
    [TestCase("\"snapshot\": \"", "\"snapshot\": 5, \"x\": \"")]
    public void ADamagedResult_IsRefused(string before, string after)
        => Refuse(Sound.Value.Replace(before, after), "is no result of a run");

    /// <summary>Cut anywhere, it is no result.</summary>
    [Test]
    public void ATruncatedResult_IsRefused()
    {
        for (int length = 1; length < Sound.Value.Length - 2; length += 97)
        {
            Refuse(Sound.Value[..length], "is no result of a run");
        }
    }

    private void Refuse(string text, string why)
        => Assert.That(
            Assert.Throws<ConfigurationException>(() => Compare(text))!.Message,
            Does.Contain("a.json").And.Contain(why).And.Match("; (give|write) "));

    private RunComparison Compare(string text)
    {
        string file = _folder.Write("a.json", text);
        return ResultFile.Read(file, a => ResultFile.Read(file, b => RunComparisonFold.Of("a", a, "b", b)));
    }
}
