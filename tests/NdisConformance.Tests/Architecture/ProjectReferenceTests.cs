using System.Text.RegularExpressions;

namespace NdisConformance.Tests.Architecture;

[TestFixture]
internal sealed partial class ProjectReferenceTests
{
    private static readonly IReadOnlyList<ProjectFile> Projects = ProjectFile.All();

    private static IEnumerable<TestCaseData> EachProject =>
        Projects.Select(project => new TestCaseData(project).SetArgDisplayNames(project.Name));

    [Test]
    public void EveryProject_StandsInTheTable() =>
        Assert.That(Projects.Select(project => project.Name), Is.EquivalentTo(HouseRules.Knows.Keys));

    [Test]
    public void EveryProject_IsInTheSolution()
    {
        var inSolution = SolutionProject().Matches(File.ReadAllText(RepositoryTree.SolutionFile))
            .Select(match => match.Groups["path"].Value.Replace('\\', '/'));
        var onDisk = Projects.Select(project => RepositoryTree.Relative(project.File));

        Assert.That(inSolution, Is.EquivalentTo(onDisk));
    }

    [TestCaseSource(nameof(EachProject))]
    public void References_AreThoseOfTheTable(ProjectFile project) =>
        Assert.That(project.References, Is.EquivalentTo(Row(HouseRules.Knows, project)));

    [TestCaseSource(nameof(EachProject))]
    public void BuildOnlyReferences_AreThoseOfTheTable(ProjectFile project) =>
        Assert.That(project.BuildOnlyReferences, Is.EquivalentTo(Row(HouseRules.BuildsAlong, project)));

    [TestCaseSource(nameof(EachProject))]
    public void Packages_AreAllowed(ProjectFile project) =>
        Assert.That(project.Packages, Is.SubsetOf(Row(HouseRules.MayUse, project)));

    [TestCaseSource(nameof(EachProject))]
    public void BinaryReferences_AreNowhere(ProjectFile project) =>
        Assert.That(project.BinaryReferences, Is.Empty);

    [TestCaseSource(nameof(EachProject))]
    public void BannedSymbols_ApplyWhereARunMustRepeat(ProjectFile project)
    {
        var banned = project.Property("BannedSymbols") == "true";

        Assert.That(banned, Is.EqualTo(HouseRules.MustRepeat.Contains(project.Name)));
    }

    [Test]
    public void Plugins_DoNotCarryTheContract()
    {
        var carried = Projects
            .Where(project => RepositoryTree.Relative(project.File).StartsWith("plugins/", StringComparison.Ordinal))
            .SelectMany(project => project.Items("ProjectReference"))
            .Where(item => ProjectFile.Metadata(item, "Include").EndsWith("Contract.csproj", StringComparison.Ordinal))
            .Where(item => ProjectFile.Metadata(item, "Private") != "false"
                || ProjectFile.Metadata(item, "ExcludeAssets") != "runtime");

        Assert.That(carried, Is.Empty);
    }

    // Test cases are public members by the framework's rule, and the project file's type is not.
    private static ProjectFile Of(ProjectFile project) => (ProjectFile)project;

    private static string[] Row(IReadOnlyDictionary<string, string[]> table, ProjectFile project) =>
        table.TryGetValue(project.Name, out var row) ? row : [];

    [GeneratedRegex(""", "(?<path>[^"]+\.csproj)",""")]
    private static partial Regex SolutionProject();
}
