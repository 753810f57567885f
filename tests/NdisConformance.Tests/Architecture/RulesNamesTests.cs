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

    private static readonly string[] Plugins =
    [
        .. Directory.GetDirectories(Path.Combine(RepositoryTree.Root, "plugins"))
            .Select(folder => Path.GetFileName(folder)!),
    ];

    private static readonly string[] Sources =
    [
        .. RepositoryTree.Files(".cs")
            .Where(file => RepositoryTree.Relative(file).StartsWith(Folder, StringComparison.Ordinal)),
    ];

    [Test]
    public void NoScenario_IsNamed()
    {
        string[] groups = [.. ScenarioCatalogue.WithRobustness.Select(scenario => scenario.Group + "/").Distinct()];
        Assert.That(Naming(groups), Is.Empty);
    }

    [Test]
    public void NoDriver_IsNamed()
    {
        string[] drivers =
        [
            .. Plugins,
            .. Plugins.SelectMany(plugin => BuiltPlugin.Load(plugin).GetCustomAttributes<NdisMiniportAttribute>())
                .Select(driver => driver.Name)
                .Where(name => name.Contains('-')),
        ];
        Assert.That(Naming(drivers), Is.Empty);
    }

    [Test]
    public void NoTest_IsNamed()
        => Assert.That(
            from file in Sources
            from Match match in TestClass().Matches(File.ReadAllText(file))
            select $"{RepositoryTree.Relative(file)}: {match.Value}",
            Is.Empty);

    /// <summary>A checker that grows beyond this is split by object. Descriptors are data.</summary>
    [Test]
    public void NoClass_IsTooLong()
        => Assert.That(
            from file in Sources
            group Lines(file) by Path.GetFileName(file).Split('.')[0] into type
            where type.Sum() > MostLines
            select $"{type.Key}: {type.Sum()}",
            Is.Empty);

    [Test]
    public void Sources_AreThere() => Assert.That(Sources, Is.Not.Empty);

    /// <summary>The sources that have one of these names anywhere, in code or in a comment.</summary>
    private static IEnumerable<string> Naming(string[] names)
        => from file in Sources
           let text = File.ReadAllText(file)
           from name in names
           where text.Contains(name, StringComparison.Ordinal)
           select $"{RepositoryTree.Relative(file)}: {name}";

    private static int Lines(string file)
        => Descriptor().Replace(File.ReadAllText(file), string.Empty).Count(letter => letter == '\n');

    [GeneratedRegex(
        @"^    \w+ static readonly RuleDescriptor \w+ = new\(\)\n    \{\n(        .*\n)*    \};\n\n",
        RegexOptions.Multiline)]
    private static partial Regex Descriptor();

    [GeneratedRegex(@"\b\w+Tests\b")]
    private static partial Regex TestClass();
}
