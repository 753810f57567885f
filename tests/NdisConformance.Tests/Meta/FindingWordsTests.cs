using System.Text;
using System.Text.RegularExpressions;
using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// Findings are written for the author of a driver: they name objects, functions and members, not numbers of ours. The
/// tests write all findings of the faulty miniports into a file beside the test results, to be read.
/// </summary>
internal sealed partial class FindingWordsTests
{
    private const string File = "faulty-findings.txt";
    private const int SectionDepth = 3;

    private static readonly HashSet<string> Functions =
    [
        .. TraceSchema.All.Where(row => row.Kind is RowKind.Function or RowKind.Callback)
            .Select(row => row.Name.ToString()),
    ];

    private readonly List<(string Driver, FindingResult Finding)> _findings = [];

    [OneTimeSetUp]
    public void Collect()
    {
        _findings.AddRange(FaultyFindings.All.SelectMany(item => item.Run.Findings
            .Concat(item.Run.Silenced.Select(silenced => silenced.Finding))
            .Select(finding => (item.Driver, finding))));
        StringBuilder text = new();
        foreach ((string driver, FindingResult finding) in _findings)
        {
            text.Append(driver).Append(": ").Append(FindingText.Heading(finding)).Append('\n');
            foreach ((string name, string value) in FindingText.Fields(finding))
            {
                text.Append("  ").Append(FindingText.Field(name, value)).Append('\n');
            }
        }

        System.IO.File.WriteAllText(Path.Combine(TestContext.CurrentContext.WorkDirectory, File), text.ToString());
    }

    [Test]
    public void Lines_NameWhatHasAName()
        => Assert.That(
            _findings.SelectMany(item => Lines(item.Finding).Select(line => $"{item.Driver}: {line}"))
                .Where(line => Numbered().IsMatch(line)),
            Is.Empty);

    [Test]
    public void Sources_ArePublicPages()
        => Assert.That(
            _findings.Select(item => FindingText.Fields(item.Finding).Single(field => field.Name == "source").Value)
                .Distinct()
                .Where(source => !IsPage(source)),
            Is.Empty);

    [Test]
    public void ExpectedAndActual_AreThere_AndDiffer()
        => Assert.That(
            Where(finding => finding.Expected.Length == 0
                || finding.Actual.Length == 0
                || finding.Expected == finding.Actual),
            Is.Empty);

    [Test]
    public void Messages_NameAnObjectOrAFunction()
        => Assert.That(
            Where(finding => !NamedObject().IsMatch(finding.Message)
                && !Word().Matches(finding.Message).Any(word => Functions.Contains(word.Value))),
            Is.Empty);

    [Test]
    public void Actual_BeginsWithNoPronoun()
        => Assert.That(Where(finding => Pronoun().IsMatch(finding.Actual)), Is.Empty);

    [Test]
    public void Texts_HaveNoWordsOfOurOwn()
        => Assert.That(
            Where(finding => OurWords().IsMatch(finding.Actual) || OurWords().IsMatch(finding.Expected)),
            Is.Empty);

    [Test]
    public void Levels_HaveTheirNames()
        => Assert.That(Where(finding => LevelNumber().IsMatch(finding.Message)), Is.Empty);

    private static IEnumerable<string> Lines(FindingResult finding)
        => new[] { finding.Made, finding.Broken, finding.Touched }.OfType<Moment>().Select(moment => moment.Line);

    private static bool IsPage(string source)
        => Uri.TryCreate(source, UriKind.Absolute, out Uri? address)
            && address.Scheme == Uri.UriSchemeHttps
            && address.Segments.Length > SectionDepth;

    private IEnumerable<string> Where(Func<FindingResult, bool> isWrong)
        => _findings.Where(item => isWrong(item.Finding))
            .Select(item => $"{item.Driver}: {item.Finding.Rule} {item.Finding.Message}");

    // Members and states of ours, and the mark that host knowledge had before.
    [GeneratedRegex("~|\\b(member|owner|origin|pointer|role|operation|checkpoint|match|audience|answer|shortage|"
        + "addressClass|argument|action|end)=[0-9]|oid=0x[0-6]")]
    private static partial Regex Numbered();

    [GeneratedRegex("[a-z]+#[0-9]+")]
    private static partial Regex NamedObject();

    [GeneratedRegex("[A-Za-z_]+")]
    private static partial Regex Word();

    [GeneratedRegex("^(it|its|they|that|this) ")]
    private static partial Regex Pronoun();

    [GeneratedRegex("\\b(told|settled|stray|residue|lingering|occasion|given back|is back|are back|was alive|"
        + "were alive|nobody had|(was|were) given(?! to))\\b")]
    private static partial Regex OurWords();

    [GeneratedRegex("\\bIRQL [0-9]")]
    private static partial Regex LevelNumber();
}
