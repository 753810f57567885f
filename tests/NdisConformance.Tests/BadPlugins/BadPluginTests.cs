using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>A bad plugin fails with a message that names the remedy, and harms nothing else.</summary>
[TestFixture]
internal sealed class BadPluginTests
{
    private static readonly Selection OneScenario = new(["lifecycle/start-and-stop"], []);

    private TemporaryFolder _folder = null!;

    private static IEnumerable<BadPlugin> All => BadPluginList.All;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCaseSource(nameof(All))]
    public void Fails(BadPlugin bad)
    {
        string path = bad.Make(_folder, bad.Name);

        PluginLoadException failure = Assert.Throws<PluginLoadException>(() => Load(path))!;

        Assert.That(failure.Kind, Is.EqualTo(bad.Kind), failure.Message);
        Assert.That(failure.Message, Does.Contain(bad.Message));
        Assert.That(failure.Fix, Does.Contain(bad.Fix));
        Assert.That(failure.Message + failure.Fix, Has.None.Matches<char>(char.IsControl));
        Assert.That(failure.Plugin, Is.Not.Empty);
    }

    /// <summary>All in one command, with a good one at the end, from a folder that they could write to.</summary>
    [Test]
    public void TheOthersRun_AndListSaysTheSame()
    {
        string work = Directory.CreateDirectory(_folder.At("a", "b", "work")).FullName;
        string[] plugins = [.. All.Select(bad => bad.Make(_folder, bad.Name)), "ReferenceMiniport"];
        string[] before = Names(_folder.Root);
        ToolProcess tool = new() { Directory = work };

        ToolOutcome run = tool.Run(
            ["run", .. plugins, "--scenario", OneScenario.Include[0], "--snapshots", Path.Combine(work, "snapshots")]);
        ToolOutcome list = tool.Run(["list", "plugins", .. plugins]);

        Assert.That(run.ExitCode, Is.EqualTo((int)ExitCode.PluginNotLoaded), run.ToString());
        Assert.That(list.ExitCode, Is.EqualTo((int)ExitCode.PluginNotLoaded), list.ToString());
        Assert.That(run.Output, Does.Contain("reference of ReferenceMiniport: 1 scenario: 1 passed"));
        Assert.That(list.Output, Does.Contain("ReferenceMiniport (no static state)"));
        Assert.That(Lines(run, "error: "), Has.Length.EqualTo(plugins.Length - 1));
        Assert.That(Lines(run, "  fix: "), Has.Length.EqualTo(plugins.Length - 1));
        Assert.That(Lines(list, "error: "), Is.EqualTo(Lines(run, "error: ")));
        Assert.That(run.ToString() + list, Does.Not.Contain("   at ").And.Not.Contain("harness failed"));
        Assert.That(Names(_folder.Root).Except(before), Has.All.StartsWith(Path.Combine(work, "snapshots")));
    }

    [Test]
    public void TheSamePluginTwice_RunsOnce()
    {
        string first = PluginForge.Write(_folder.At("a"), "Vendor", new ForgedDriver("nic"));
        string second = PluginForge.Write(_folder.At("b"), "VENDOR", new ForgedDriver("nic"));

        RunResult run = Run([first, first, second], new NoObserver());

        Assert.That(run.Drivers, Has.Count.EqualTo(1));
        Assert.That(run.LoadFailures.Select(failure => failure.Kind), Is.EqualTo(new[] { "same-name", "same-name" }));
        Assert.That(run.LoadFailures[0].Message, Does.StartWith("Vendor is given twice"));
        Assert.That(run.LoadFailures[1].Message, Does.Contain(first).And.Contain(second));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.PluginNotLoaded));
    }

    [Test]
    public void APluginThatDisappearsWhileItRuns_IsNotBlamed_AndTheNextOneRuns()
    {
        string leaving = PluginForge.Write(_folder.Root, "Leaving", new ForgedDriver("nic"));
        string staying = PluginForge.Write(_folder.Root, "Staying", new ForgedDriver("nic"));

        RunResult run = new ConformanceRunner(
            ScenarioCatalogue.All,
            new LosingExecutorFactory(Executors.For(ScenarioCatalogue.All), leaving)).Run(
                new RunPlan { Plugins = [leaving, staying], Scenarios = OneScenario },
                new OnFirstDriver(() => File.Delete(leaving)));

        Assert.That(run.Drivers.Select(driver => driver.Plugin), Is.EqualTo(new[] { "Staying" }));
        Assert.That(run.LoadFailures.Single().Message, Does.Contain("Leaving.dll disappeared"));
        Assert.That(run.LoadFailures.Single().Fix, Does.Contain("run again"));
    }

    [Test]
    public void ANativeLibrary_AndAFolderNamedDll_MayLieBeside()
    {
        string path = PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));
        _folder.Write("Vendor/native.dll", "\u007FELF\u0002\u0001\u0001 and so on");
        Directory.CreateDirectory(_folder.At("Vendor", "folder.dll"));

        Assert.That(() => Load(path), Throws.Nothing);
        Assert.That(() => Load(_folder.At("Vendor")), Throws.Nothing);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "a link takes privileges there")]
    public void AFolderOfLinksToItself_HasNoPlugin()
    {
        for (int i = 0; i < 100; i++)
        {
            Damage.MakeLink(_folder.At("Links", $"l{i}.dll"), ".");
        }

        Assert.That(() => Load(_folder.At("Links")), Throws.InstanceOf<PluginLoadException>());
    }

    [Test]
    public void AFolderWithTooManyFiles_IsRefused_AndNotRead()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));
        for (int i = 0; i <= 10_000; i++)
        {
            File.WriteAllBytes(_folder.At("Vendor", $"x{i}"), []);
        }

        PluginLoadException failure = Assert.Throws<PluginLoadException>(() => Load(_folder.At("Vendor")))!;

        Assert.That(failure.Message, Is.EqualTo("in Vendor: there are more than 10000 files beside the plugin"));
        Assert.That(failure.Fix, Does.Contain("the folder that the plugin's build writes"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "permissions of Unix")]
    public void AFileThatMayNotBeRead_SaysSo()
    {
        Assume.That(Environment.IsPrivilegedProcess, Is.False, "root may read anything");
        string path = PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));
#pragma warning disable CA1416 // Not on Windows, as the attribute says.
        File.SetUnixFileMode(path, UnixFileMode.None);
#pragma warning restore CA1416

        PluginLoadException failure = Assert.Throws<PluginLoadException>(() => Load(path))!;
        Assert.That(failure.Kind, Is.EqualTo(LoadFailureKind.Unreadable));
        Assert.That(failure.Fix, Does.Contain("may read"));
    }

    private static string[] Lines(ToolOutcome outcome, string start)
        => [.. outcome.Output.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal))];

    private static string[] Names(string folder)
        => [.. Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true, MaxRecursionDepth = 6, AttributesToSkip = FileAttributes.ReparsePoint,
        }).Order(StringComparer.Ordinal)];

    private static RunResult Run(IReadOnlyList<string> plugins, IRunObserver observer)
        => new ConformanceRunner(ScenarioCatalogue.All, Executors.For(ScenarioCatalogue.All))
            .Run(new RunPlan { Plugins = plugins, Scenarios = OneScenario }, observer);

    private static void Load(string path)
    {
        using Plugin plugin = Plugin.Open(path, new McMasterPluginLoader());
        foreach (DriverDeclaration driver in plugin.Manifest.Drivers)
        {
            plugin.Check(driver.Name);
        }
    }
}
