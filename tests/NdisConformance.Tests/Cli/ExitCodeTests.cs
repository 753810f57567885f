using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Cli;

/// <summary>Every exit code that exists, provoked from outside.</summary>
[TestFixture]
internal sealed class ExitCodeTests
{
    private readonly ToolProcess _tool = new();
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void Zero_WhereTheReferenceConforms_AndItsSnapshotsAreEqual()
    {
        ToolOutcome outcome = _tool.Run("run");

        Assert.That(outcome.ExitCode, Is.Zero, outcome.ToString());
        Assert.That(outcome.LastLine, Does.Match("^rules: conformant.*; [0-9]+ snapshots equal$"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "/dev/full stands for a full disk")]
    public void One_WhereAnOutputCannotBeWritten()
    {
        ToolOutcome outcome = _tool.RunIntoFullDisk("list", "rules");

        Assert.That(outcome.ExitCode, Is.EqualTo(1), outcome.ToString());
        Assert.That(outcome.Errors, Does.StartWith("error: the report cannot be written").And.Not.Contain("   at "));
    }

    [Test]
    public void Five_WhereTheSnapshotFolderCannotBeOne()
    {
        string file = _folder.Write("file", "in the way");

        ToolOutcome outcome = _tool.Run(
            "run", "ReferenceMiniport", "--scenario", "lifecycle/start", "--snapshots", Path.Combine(file, "below"));

        Assert.That(outcome.ExitCode, Is.EqualTo(5), outcome.ToString());
        Assert.That(outcome.Errors, Does.Contain("give another folder, or remove what is in the way"));
    }

    [Test]
    public void One_WhereSelftestMisses()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));

        ToolOutcome outcome = _tool.Run(
            "selftest", "--faulty", _folder.At("Vendor"), "--conforming", "ReferenceMiniport");

        Assert.That(outcome.ExitCode, Is.EqualTo(1), outcome.ToString());
        Assert.That(outcome.Output, Does.Contain("missed: nic: it does not declare which rule it breaks"));
    }

    [Test]
    public void Five_WhereThereIsNoHostOfAVersion()
    {
        ToolOutcome outcome = _tool.Run("run", "--ndis", "6.10");

        Assert.That(outcome.ExitCode, Is.EqualTo(5), outcome.ToString());
        Assert.That(outcome.Errors, Does.Contain("there is no host of NDIS '6.10'; give one of 5.0, 5.1, 6.0, 6.1"));
    }

    [Test]
    public void Five_WhereAProfileDoesNotExist()
    {
        ToolOutcome outcome = _tool.Run("run", "--profile", "bouced");

        Assert.That(outcome.ExitCode, Is.EqualTo(5), outcome.ToString());
        Assert.That(outcome.Errors, Does.Contain("there is no profile 'bouced'; the nearest are bounced"));
    }

    [Test]
    public void Two_WhereThePluginCrashes()
    {
        // It gets through DriverEntry on newer systems, so that it is no plugin that cannot be loaded.
        PluginForge.Write(
            _folder.Root, "Vendor", new ForgedDriver("nic") { Entry = PluginForge.ThrowsOn(ndisVersion: 0x60000) });

        ToolOutcome outcome = _tool.Run("run", _folder.At("Vendor"), "--scenario", "registration-versions");

        Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.ToString());
        Assert.That(outcome.Output, Does.Contain("crash registration-versions/ndis-6-0"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Ctrl+C is sent by kill")]
    public void Three_WhereItIsInterrupted_AndWhatWasFinishedIsReported()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic")
        {
            Entry = code =>
            {
                PluginForge.Sleeps(500)(code);
                code.Emit(System.Reflection.Emit.OpCodes.Ldc_I4, unchecked((int)PluginForge.Refuses));
            },
        });

        ToolOutcome outcome = _tool.RunAndInterruptAfter("  not-run", "run", "--verbose", _folder.At("Vendor"));

        Assert.That(outcome.ExitCode, Is.EqualTo(3), outcome.ToString());
        Assert.That(outcome.Output, Does.Contain("cancelled; the results so far are reported"));
    }

    [Test]
    public void Four_WhereThePluginCannotBeLoaded()
    {
        ToolOutcome outcome = _tool.Run("run", _folder.At("nowhere"));

        Assert.That(outcome.ExitCode, Is.EqualTo(4), outcome.ToString());
        Assert.That(outcome.Output, Does.Contain("error: there is no plugin").And.Contain("fix: "));
    }

    /// <summary>The tool has an assembly of the missing one's name, in its own version.</summary>
    [Test]
    public void Four_WhereAHelperOfThePluginNeedsWhatOnlyTheToolHas()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));
        string helper = PluginForge.WriteLibrary(
            _folder.Root, "VendorHelper", typeof(NdisConformance.Runner.PluginScanner));
        File.Copy(helper, _folder.At("Vendor", "VendorHelper.dll"));

        ToolOutcome outcome = _tool.Run("run", _folder.At("Vendor"));

        Assert.That(outcome.ExitCode, Is.EqualTo(4), outcome.ToString());
        Assert.That(outcome.Output, Does.Contain("error: VendorHelper needs NdisConformance.Runner"));
    }

    [TestCase("no option --frobnicate", "run", "--frobnicate")]
    [TestCase("there is no format 'xml' for this command; the formats are text, json", "run", "--format", "xml")]
    [TestCase("see ndis-conformance list rules --help", "list", "rules", "--format", "xml")]
    [TestCase("command was not provided")]
    [TestCase("the nearest are SGDMA-FREE-00", "explain", "SGDMA-FREE-0002")]
    [TestCase("cannot be compared", "compare", "snapshots", "nowhere", "nowhere")]
    public void Five_WhereTheCommandLineIsWrong(string expected, params string[] arguments)
    {
        ToolOutcome outcome = _tool.Run(arguments);

        Assert.That(outcome.ExitCode, Is.EqualTo(5), outcome.ToString());
        Assert.That(outcome.Errors, Does.Contain(expected));
    }

    [Test]
    public void Five_WhereTheConfigurationIsWrong()
    {
        _folder.Write(".ndis-conformance.json", "{ \"snapshot\": \"x\" }");

        ToolOutcome outcome = (_tool with { Directory = _folder.Root }).Run("run");

        Assert.That(outcome.ExitCode, Is.EqualTo(5), outcome.ToString());
        Assert.That(outcome.Errors, Does.Contain(".ndis-conformance.json cannot be read"));
    }

    [Test]
    public void Eight_WhereNothingMatches()
    {
        ToolOutcome run = _tool.Run("run", "--scenario", "lifecycel/start-and-stop");
        ToolOutcome accept = _tool.Run("accept", "--snapshots", _folder.Root);

        Assert.That(run.ExitCode, Is.EqualTo(8), run.ToString());
        Assert.That(run.Errors, Does.Contain("the nearest are lifecycle/start-and-stop"));
        Assert.That(accept.ExitCode, Is.EqualTo(8), accept.ToString());
    }

    [Test]
    public void Twenty_WhereSnapshotsAreNew_ThenZeroOnceTheyAreAccepted()
    {
        string snapshots = _folder.At("snapshots");
        string[] arguments = ["ReferenceMiniport", "--scenario", "lifecycle", "--snapshots", snapshots];

        ToolOutcome first = _tool.Run(["run", .. arguments]);
        ToolOutcome accept = _tool.Run(["accept", .. arguments]);
        ToolOutcome second = _tool.Run(["run", .. arguments]);

        Assert.That(first.ExitCode, Is.EqualTo(20), first.ToString());
        Assert.That(first.LastLine, Does.Match("; [0-9]+ snapshots are new: look at them, then `accept`$"));
        Assert.That(accept.ExitCode, Is.Zero, accept.ToString());
        Assert.That(second.ExitCode, Is.Zero, second.ToString());
    }

    [Test]
    public void TwentyOne_WhereAWaiverIsNotNeeded()
    {
        _folder.Write(
            ".ndis-conformance.json",
            """{ "plugin": "ReferenceMiniport", "waivers": [{ "rule": "SGDMA-FREE-002", "reason": "old" }] }""");

        ToolOutcome outcome = (_tool with { Directory = _folder.Root }).Run("run");

        Assert.That(outcome.ExitCode, Is.EqualTo(21), outcome.ToString());
        Assert.That(outcome.Output, Does.Contain("the waiver of SGDMA-FREE-002 is not needed"));
    }

    [Test]
    public void TwentyTwo_WhereNothingWasVerified()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));

        ToolOutcome outcome = _tool.Run("run", _folder.At("Vendor"));

        Assert.That(outcome.ExitCode, Is.EqualTo(22), outcome.ToString());
        Assert.That(outcome.LastLine, Does.StartWith("rules: not verified; snapshots were not compared"));
    }
}
