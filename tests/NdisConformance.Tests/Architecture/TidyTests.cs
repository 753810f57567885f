using System.Text.RegularExpressions;

namespace NdisConformance.Tests.Architecture;

/// <summary>Reads our own tree and keeps it tidy.</summary>
[TestFixture]
internal sealed partial class TidyTests
{
    private const int MaximumLines = 500;
    private const int MaximumColumns = 120;

    private static readonly string[] HouseFolders = ["conformance", "plugins", "src", "tests"];

    private static readonly string[] TextExtensions =
        [".cs", ".csproj", ".props", ".targets", ".md", ".ps1", ".json", ".txt", ".sh"];

    [Test]
    public void NothingIsLeftForLater() =>
        Assert.That(LinesThat(Postponed().IsMatch, TextExtensions), Is.Empty);

    [Test]
    public void NoFileIsTooLong() =>
        Assert.That(
            RepositoryTree.Files(".cs").Where(file => File.ReadLines(file).Count() > MaximumLines)
                .Select(RepositoryTree.Relative),
            Is.Empty);

    [Test]
    public void NoLineIsTooLong() =>
        Assert.That(LinesThat(line => line.Length > MaximumColumns, ".cs"), Is.Empty);

    [Test]
    public void NoCatchSwallowsEverything() =>
        Assert.That(
            RepositoryTree.Files(".cs").Where(file => BareCatch().IsMatch(File.ReadAllText(file)))
                .Select(RepositoryTree.Relative),
            Is.Empty);

    [Test]
    public void NoFolderStandsBesideTheHouse()
    {
        var ours = RepositoryTree.Files().Select(RepositoryTree.Relative)
            .Where(file => file.Contains('/') && !file.StartsWith('.'))
            .Select(file => file[..file.IndexOf('/')])
            .Distinct();

        Assert.That(ours, Is.EquivalentTo(HouseFolders));
    }

    private static IEnumerable<string> LinesThat(Predicate<string> fault, params string[] extensions) =>
        from file in RepositoryTree.Files(extensions)
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        where fault(line.Text)
        select $"{RepositoryTree.Relative(file)}:{line.Number}";

    // The letters are kept apart so that this file does not find itself.
    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E)\b")]
    private static partial Regex Postponed();

    // A catch without a type, or a catch of everything with nothing in it but white space and comments.
    [GeneratedRegex(@"\bcatch\s*\{|\bcatch\s*\(\s*(System\.)?Exception(\s+\w+)?\s*\)\s*\{(\s|//[^\n]*\n|/\*.*?\*/)*\}")]
    private static partial Regex BareCatch();
}
