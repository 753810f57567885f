using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Tests.Architecture;
using NdisConformance.Tests.Reports;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Cli;

/// <summary>Options that stand in the environment or in the configuration.</summary>
[TestFixture]
internal sealed class OptionSourceTests
{
    private const string Variable = "NDIS_CONFORMANCE_RUN_SCENARIO";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void TheCommandLine_CountsBeforeTheEnvironment_AndThatBeforeTheConfiguration()
    {
        Configure("""{ "options": { "run": { "scenario": "free-ordering/one-send", "profile": ["bounced"] } } }""");

        Assert.Multiple(() =>
        {
            Assert.That(Ran(Tool()), Does.StartWith("1 scenario, 8 runs under 8 profiles"));
            Assert.That(Ran(Tool((Variable, "free-ordering/one-send,free-ordering/newest-first"))),
                Does.StartWith("2 scenarios, 16 runs under 8 profiles"));
            Assert.That(Ran(Tool((Variable, "free-ordering")), "--scenario", "free-ordering/bounced"),
                Does.StartWith("1 scenario, 8 runs under 8 profiles"));
            Assert.That(Ran(Tool((Variable, string.Empty))), Does.StartWith("1 scenario, 8 runs"));
        });
    }

    [TestCase("true", 2)]
    [TestCase("1", 2)]
    [TestCase("false", 0)]
    [TestCase("0", 0)]
    public void ASwitch_IsOnOrOff(string value, int exitCode)
        => Assert.That(
            Tool(("NDIS_CONFORMANCE_RUN_STRICT", value)).Run(
                "run", "FaultyMiniports", "--driver", "sgdma-alloc-024-asks-in-restart", "--scenario", "data-path/")
                .ExitCode,
            Is.EqualTo(exitCode));

    [Test]
    public void AFolder_BeginsAtTheConfiguration_AndAPluginToo()
    {
        Configure("""{ "options": { "run": { "output": "out" }, "trace": { "plugin": "ReferenceMiniport" } } }""");
        Directory.CreateDirectory(_folder.At("below"));
        ToolProcess below = Tool() with { Directory = _folder.At("below") };

        below.Run("run", "ReferenceMiniport", "--scenario", "free-ordering/one-send");

        Assert.That(Directory.Exists(_folder.At("out", "run-1")));
        Assert.That(below.Run("trace", "free-ordering/one-send").ExitCode, Is.Zero);
    }

    [Test]
    public void Show_SaysWhereEachValueComesFrom()
    {
        Configure("""{ "snapshots": "s", "options": { "run": { "cpu-limit": 5.5, "strict": true } } }""");
        ToolProcess tool = Tool(("NDIS_CONFORMANCE_RUN_NDIS", "6.20,6.30"));
        string text = tool.Run("config", "show").Output;
        ToolOutcome json = tool.Run("config", "show", "run", "--format", "json");

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Match(@"--cpu-limit +5\.5 +\S+\.ndis-conformance\.json options\.run\.cpu-limit"));
            Assert.That(text, Does.Match(@"--strict +true +\S+\.ndis-conformance\.json options\.run\.strict"));
            Assert.That(text, Does.Match(@"--snapshots +\S+ +\S+\.ndis-conformance\.json snapshots"));
            Assert.That(text, Does.Match("--ndis +6.20, 6.30 +environment NDIS_CONFORMANCE_RUN_NDIS"));
            Assert.That(text, Does.Match("--idle-limit +30 +default"));
            Assert.That(text, Does.Match("--driver +- +default"));
            Assert.That(new SchemaCheck(JsonSchemas.Read("configuration")).Faults(json.Output), Is.Empty);
            Assert.That(
                tool.Run("config", "show", "compare", "plugins").Output, Does.Contain("options of compare plugins"));
        });
    }

    /// <summary>Each option of each command may stand in the file, and the schema knows it.</summary>
    [Test]
    public void TheSchema_TakesWhatTheToolTakes()
    {
        SchemaCheck schema = new(Tool().Run("config", "schema").Output);
        string own = File.ReadAllText(Path.Combine(RepositoryTree.Root, ToolConfiguration.FileName));
        const string waiver = """{ "rule": "REG-001", "reason": "old", "until": "2099-01-01" }""";

        Assert.Multiple(() =>
        {
            Assert.That(schema.Faults(own), Is.Empty);
            Assert.That(schema.Faults($$"""{ "waivers": [{{waiver}}] }"""), Is.Empty);
            Assert.That(schema.Faults("""{ "options": { "run": { "strict": true, "cpu-limit": 1 } } }"""), Is.Empty);
            Assert.That(schema.Faults("""{ "options": { "run": { "strikt": true } } }"""), Is.Not.Empty);
            Assert.That(schema.Faults("""{ "options": { "runn": {} } }"""), Is.Not.Empty);
            Assert.That(schema.Faults("""{ "waivers": [{ "rule": "REG-001" }] }"""), Is.Not.Empty);
        });
    }

    [TestCase("NDIS_CONFORMANCE_RUN_STRIKT", "1", "_STRIKT'; the nearest are NDIS_CONFORMANCE_RUN_STRICT")]
    [TestCase("NDIS_CONFORMANCE_RUN_STRICT", "maybe", "NDIS_CONFORMANCE_RUN_STRICT takes true or false")]
    [TestCase("NDIS_CONFORMANCE_RUN_CPU_LIMIT", "x", "NDIS_CONFORMANCE_RUN_CPU_LIMIT: --cpu-limit takes a number")]
    [TestCase("NDIS_CONFORMANCE_RUN_SCENARIO", "a,,b", "NDIS_CONFORMANCE_RUN_SCENARIO is blank")]
    public void AWrongVariable_IsNamed(string name, string value, string message)
    {
        ToolOutcome outcome = Tool((name, value)).Run("run", "ReferenceMiniport");

        Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.BadInput), outcome.ToString());
        Assert.That(outcome.Errors, Does.StartWith("error: environment").And.Contain(message));
    }

    /// <summary>Workers that were started before that was known have another environment.</summary>
    [Test]
    public void TheEnvironmentOfPlugins_MayBeConfigured()
        => Assert.That(
            Tool(("NDIS_CONFORMANCE_RUN_ENV", "PATH"), ("NDIS_CONFORMANCE_RUN_SCENARIO", "free-ordering/one-send"))
                .Run("run", "ReferenceMiniport").ExitCode,
            Is.Zero);

    private static string Ran(ToolProcess tool, params string[] more)
    {
        const string start = "reference of ReferenceMiniport: ";
        ToolOutcome outcome = tool.Run(["run", "ReferenceMiniport", .. more]);
        return outcome.Output.Split('\n').LastOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))
            is { } line ? line[start.Length..] : outcome.ToString();
    }

    private void Configure(string text) => _folder.Write(ToolConfiguration.FileName, text);

    private ToolProcess Tool(params (string Name, string Value)[] environment) => new()
    {
        Directory = _folder.Root,
        Environment = environment.ToDictionary(pair => pair.Name, pair => pair.Value),
    };
}
