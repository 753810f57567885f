using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>Somebody removes or replaces the snapshot folder in a run: the results are still reported.</summary>
[TestFixture]
internal sealed class SnapshotFolderTests
{
    private static readonly string Reference =
        Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", "ReferenceMiniport");

    private TemporaryFolder _folder = null!;

    private string Snapshots => _folder.At("snapshots");

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        Directory.CreateDirectory(_folder.At("elsewhere"));
        Run(new NoObserver());
        SnapshotAccepter.Accept(new SnapshotStore(Snapshots), _ => true, force: false);
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("removed")]
    [TestCase("a file")]
    [TestCase("another folder")]
    [TestCase("a link", ExcludePlatform = "Win", Reason = "a link takes privileges there")]
    public void Replaced_EndsTheComparison_AndNotTheRun(string by)
    {
        RunResult run = Run(new OnFirstDriver(() => Replace(by)));
        using StringWriter text = new() { NewLine = "\n" };
        new TextFormat().Write(text, new RunReport(run), ReportStyle.Usual);

        Assert.That(run.Scenarios.Select(scenario => scenario.Verdict), Has.All.EqualTo(ScenarioVerdict.Pass));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(run.SnapshotFailure!.Message, Does.Contain(Snapshots).And.Contain("removed or replaced"));
        Assert.That(text.ToString(), Does.Contain("error: the snapshot folder").And.Contain("  fix: leave it alone"));
        Assert.That(text.ToString(), Does.Contain("reference of ReferenceMiniport"));
        Assert.That(ResultJson.Write(RunDocument.Of(run, DocumentKind.Report)), Does.Contain("\"snapshotFailure\""));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.At("elsewhere")), Is.Empty);
    }

    [Test]
    public void ANewFolder_IsMade_AndAFileInItsPlace_IsBadInput()
    {
        Directory.Delete(Snapshots, recursive: true);
        Assert.That(Run(new NoObserver()).ExitCode, Is.EqualTo(ExitCode.SnapshotsDiffer));

        Directory.Delete(Snapshots, recursive: true);
        Assert.That(Run(new OnFirstDriver(() => Replace("a file"))).ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(() => Run(new NoObserver()), Throws.InstanceOf<ConfigurationException>()
            .With.Message.Contains("is no folder; give another folder"));
    }

    /// <summary>Nothing is written, and nothing removed, behind a link that somebody put there.</summary>
    [TestCase("ReferenceMiniport")]
    [TestCase("ReferenceMiniport/reference")]
    [TestCase("ReferenceMiniport/reference/lifecycle")]
    [Platform(Exclude = "Win", Reason = "a link takes privileges there")]
    public void AFolderThatIsALink_IsNotFollowed(string folder)
    {
        string path = Path.Combine(Snapshots, folder);
        Directory.Delete(Snapshots, recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Damage.MakeLink(path, _folder.At("elsewhere"));

        RunResult run = Run(new NoObserver());

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(run.SnapshotFailure!.Message, Does.Contain(path).And.Contain("is a link"));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.At("elsewhere")), Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "a link takes privileges there")]
    public void LinksThatLeadBack_DoNotHoldItUp()
    {
        for (int i = 0; i < 8; i++)
        {
            Damage.MakeLink(Path.Combine(Snapshots, $"l{i}"), ".");
        }

        Assert.That(Run(new NoObserver()).ExitCode, Is.EqualTo(ExitCode.Success));
    }

    [TestCase("../../esc", "nic")]
    [TestCase("Vendor", "../../../esc")]
    [TestCase("/esc", "nic")]
    public void ASnapshot_LiesInTheFolder_WhateverTheNames(string plugin, string driver)
        => Assert.That(
            () => new SnapshotStore(Snapshots).Compare(new SnapshotKey(plugin, driver, "a/b"), "text", []),
            Throws.InstanceOf<ConfigurationException>().With.Message.Contains("is no place for a snapshot"));

    private void Replace(string by)
    {
        if (Directory.Exists(Snapshots))
        {
            Directory.Delete(Snapshots, recursive: true);
        }

        switch (by)
        {
            case "a file":
                File.WriteAllText(Snapshots, "in the way");
                break;
            case "another folder":
                Directory.CreateDirectory(Snapshots);
                break;
            case "a link":
                Damage.MakeLink(Snapshots, _folder.At("elsewhere"));
                break;
        }
    }

    private RunResult Run(IRunObserver observer)
        => new ConformanceRunner(ScenarioCatalogue.All, Executors.For(ScenarioCatalogue.All)).Run(
            new RunPlan
            {
                Plugins = [Reference],
                Scenarios = new Selection(["lifecycle/start-and-stop", "lifecycle/restart-attributes"], []),
                SnapshotFolder = Snapshots,
            },
            observer);
}
