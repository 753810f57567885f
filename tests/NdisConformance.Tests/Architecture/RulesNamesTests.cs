using System.Reflection;
using System.Text.RegularExpressions;
using NdisConformance.Contract;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Rules;

namespace NdisConformance.Tests.Architecture;

/// <summary>
/// Rules see only the trace. What shows that a rule is kept or broken stands in NdisConformance.Evidence, so the source
/// of the rules names no scenario, no driver of a plugin and no test.
/// </summary>
internal sealed partial class RulesNamesTests
{
    private const int MostLines = 400;

    private const string Folder = "src/NdisConformance.Rules/";

    private static readonly string[] Plugins = ["ConformingMiniports", "FaultyMiniports", "ReferenceMiniport"];

    private static readonly string[] Sources =
    [
        .. RepositoryTree.Files(".cs")
            .Where(file => RepositoryTree.Relative(file).StartsWith(Folder, StringComparison.Ordinal)),
    ];

    [Test]
    public void NoScenario_IsNamed()
    {
        string[] groups = [.. ScenarioCatalogue.WithRobustness.Select(scenario => scenario.Group + "/").Distinct()];
        Assert.That(Literals().Where(literal => groups.Any(literal.Text.Contains)), Is.Empty);
    }

    [Test]
    public void NoDriver_IsNamed()
    {
        HashSet<string> drivers =
        [
            .. Plugins,
            .. Plugins.SelectMany(plugin => BuiltPlugin.Load(plugin).GetCustomAttributes<NdisMiniportAttribute>())
                .Select(driver => driver.Name),
        ];
        Assert.That(Literals().Where(literal => drivers.Contains(literal.Text)), Is.Empty);
    }

    [Test]
    public void NoTest_IsNamed()
        => Assert.That(
            from file in Sources
            from Match match in TestClass().Matches(File.ReadAllText(file))
            select $"{RepositoryTree.Relative(file)}: {match.Value}",
            Is.Empty);

    /// <summary>A checker that grows beyond this is split by object. Descriptors and the catalogue are data.</summary>
    [Test]
    public void NoClass_IsTooLong()
        => Assert.That(
            from file in Sources
            where !RepositoryTree.Relative(file).StartsWith(Folder + "Catalogue/", StringComparison.Ordinal)
            let lines = Descriptor().Replace(File.ReadAllText(file), string.Empty).Count(letter => letter == '\n')
            where lines > MostLines
            select $"{RepositoryTree.Relative(file)}: {lines}",
            Is.Empty);

    [Test]
    public void Sources_AreThere() => Assert.That(Sources, Is.Not.Empty);

    private static IEnumerable<(string File, string Text)> Literals()
        => from file in Sources
           from Match match in Literal().Matches(File.ReadAllText(file))
           select (RepositoryTree.Relative(file), match.Groups["text"].Value);

    [GeneratedRegex(""" "(?<text>(\\.|[^"\\\n])*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex(
        @"^    \w+ static readonly RuleDescriptor \w+ = new\(\)\n    \{\n(        .*\n)*    \};\n\n",
        RegexOptions.Multiline)]
    private static partial Regex Descriptor();

    [GeneratedRegex(@"\b\w+Tests\b")]
    private static partial Regex TestClass();
}
