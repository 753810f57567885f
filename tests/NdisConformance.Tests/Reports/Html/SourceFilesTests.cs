using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Reports.Html;

/// <summary>Symbols of a plugin can name any file.</summary>
[TestFixture]
internal sealed class SourceFilesTests
{
    private string _root = null!;

    [SetUp]
    public void MakeFolder()
    {
        _root = Directory.CreateTempSubdirectory("sources").FullName;
        Directory.CreateDirectory(Path.Combine(_root, "inside"));
        File.WriteAllText(Path.Combine(_root, "inside", "Driver.cs"), "one\r\ntwo\n");
        File.WriteAllText(Path.Combine(_root, "secret.txt"), "secret");
        File.WriteAllBytes(Path.Combine(_root, "inside", "Broken.cs"), [0x61, 0xFF, 0xFF]);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_root, recursive: true);

    [Test]
    public void FileBelowTheRoot_IsRead()
        => Assert.That(Read("Driver.cs")["Driver.cs"], Is.EqualTo(new[] { "one", "two", "" }));

    [Test]
    public void AnyOtherFile_IsLeftOut(
        [Values("../secret.txt", "Missing.cs", "Broken.cs", "", "a\0b", ".", "Driver.cs/x")] string file)
        => Assert.That(Read(file), Is.Empty);

    [Test]
    public void AbsoluteFileElsewhere_IsLeftOut()
        => Assert.That(Read(Path.Combine(_root, "secret.txt")), Is.Empty);

    private IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string file)
    {
        ScenarioRun run = new() { Name = "r", Profile = "ordinary", Ndis = "6.30", Verdict = ScenarioVerdict.Fail };
        FindingResult finding = new()
        {
            Rule = "SGDMA-FREE-002",
            Level = RuleLevel.Must,
            Object = string.Empty,
            Broken = new Moment(1, string.Empty, string.Empty),
            Place = new DriverPlace(PlaceKind.Broke, [new DriverFrame("Driver.Send", file, 1, 0)]),
            Expected = string.Empty,
            Actual = string.Empty,
            Message = string.Empty,
        };
        Occurrence occurrence = new("scenario", run, finding);
        DriverResult driver = new()
        {
            Plugin = "plugin",
            Driver = "driver",
            Scenarios = [],
            Mistakes = [new FindingGroup { First = occurrence, Occurrences = [occurrence], Fingerprint = "0" }],
        };
        return SourceFiles.Read([driver], Path.Combine(_root, "inside"));
    }
}
