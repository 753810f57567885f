using System.Text.Json;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Cli;

/// <summary>A driver that breaks no rule, because it does nothing, does not pass.</summary>
[TestFixture]
internal sealed class NotVerifiedTests
{
    private const string Initializes = "return adapter.Initialize(miniportInitParameters.AllocatedResources);";
    private const string Restarts = "=> AdapterOf(miniportAdapterContext).Restart();";
    private const string Pauses = "=> AdapterOf(miniportAdapterContext).Pause();";
    private const string Sends = "=> AdapterOf(miniportAdapterContext).Transmit.Send(netBufferList, sendFlags);";
    private const string Indicates = "if (Adapter.Gate.TryEnter(count + 1))";
    private const string CountsSpares = "private uint _spareCount;";

    private const string FailsSends = """
        {
            for (NET_BUFFER_LIST list = netBufferList; list != null; list = list.Next)
            {
                NET_BUFFER_LIST failed = list;
                failed.Status = _isRunning ? NDIS_STATUS.NDIS_STATUS_FAILURE : NDIS_STATUS.NDIS_STATUS_PAUSED;
            }

            uint flags = (sendFlags & NDIS_SEND_FLAGS_DISPATCH_LEVEL) == 0
                ? 0
                : NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL;
            _ndis.NdisMSendNetBufferListsComplete(AdapterOf(miniportAdapterContext).Handle, netBufferList, flags);
        }
        """;

    // A send that comes to a paused adapter fails in a way of its own.
    private static readonly (string Before, string After)[] KnowsWhetherItRuns =
    [
        ("private NdisVersion _version;", "private NdisVersion _version; private bool _isRunning;"),
        (Restarts, "{ _isRunning = true; return AdapterOf(miniportAdapterContext).Restart(); }"),
        (Pauses, "{ _isRunning = false; return AdapterOf(miniportAdapterContext).Pause(); }"),
    ];

    private static readonly string[] DataPath = ["--scenario", "data-path"];

    private static readonly int All = ScenarioCatalogue.All.Count(scenario => !scenario.IsStrict);

    private readonly ToolProcess _tool = new();
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void DriverEntryThatAlwaysFails()
        => Expect(
            PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic")),
            $"every DriverEntry failed ({All} of {All} scenarios not run)",
            $"nic of Vendor: {All} scenarios: {All} not run; ");

    /// <summary>The scenarios in which NDIS refuses what comes before the initialization are run.</summary>
    [Test]
    public void InitializationThatAlwaysFails()
        => Expect(
            Patched((Initializes, "return NDIS_STATUS.NDIS_STATUS_FAILURE;")),
            $"every MiniportInitializeEx failed ({All - 5} of {All} scenarios not run)",
            $": 5 passed, {All - 5} not run; ");

    [Test]
    public void RestartThatAlwaysFails()
        => Expect(
            Patched((Restarts, "=> NDIS_STATUS.NDIS_STATUS_RESOURCES;")),
            "every MiniportRestart failed (",
            " not run; ");

    [Test]
    public void SendsThatAlwaysFail()
        => Expect(
            Patched([(Sends, FailsSends), .. KnowsWhetherItRuns]),
            "no send completed with success (of ",
            " passed, ",
            DataPath);

    [Test]
    public void FramesThatAreAlwaysDropped()
        => Expect(
            Patched((Indicates, "if (count > RingCount)")),
            "no received frame was indicated (of ",
            " passed, ",
            DataPath);

    [Test]
    public void SomeFramesAndSomeSends_MayBeLost()
    {
        string plugin = Patched(
        [
            .. KnowsWhetherItRuns,
            (CountsSpares, CountsSpares + " private uint _batches;"),
            (Indicates, "if (_batches++ % 2 == 1 && Adapter.Gate.TryEnter(count + 1))"),
            (Sends, Sends.Replace("=>", "{ if (_sends++ % 2 == 1)") + " else " + FailsSends + " }"),
            ("private NDIS_HANDLE _driverHandle;", "private NDIS_HANDLE _driverHandle; private uint _sends;"),
        ]);

        ToolOutcome outcome = _tool.Run(["run", plugin, .. DataPath]);

        Assert.That(outcome.ExitCode, Is.Zero, outcome.ToString());
        Assert.That(outcome.Output, Does.Contain(" passed, ").And.Not.Contain("not verified"));
    }

    /// <summary>A driver of one fixed version is legal; the hosts that refuse it are no scenarios for it.</summary>
    [Test]
    public void HostsThatAreTooOld_AreNotRun()
    {
        string plugin = Patched(
            ("NdisVersion.HighestCommon(ndis.NdisGetVersion())", "NdisVersion.HighestCommon(0x6001E)"));

        ToolOutcome outcome = _tool.Run("run", plugin);

        Assert.That(outcome.ExitCode, Is.Zero, outcome.ToString());
        Assert.That(outcome.Output, Does.Match(
            @"not run: the host is older than every version of NDIS that the driver registers: \d scenarios, "
                + "registration-versions/ndis-6-0 the first"));
        Assert.That(outcome.Output, Does.Match(@" passed, (\d+ not applicable, )?7 not run; "));
        Assert.That(outcome.LastLine, Does.StartWith("rules: conformant; "));
    }

    /// <summary>A scenario that was not run has no snapshot.</summary>
    [Test]
    public void SnapshotsOfADriverThatNeverInitializes_AreNoneToAccept()
    {
        string plugin = Patched((Initializes, "return NDIS_STATUS.NDIS_STATUS_FAILURE;"));
        string[] options = ["--snapshots", Path.Combine(_folder.Root, "Snapshots")];

        ToolOutcome run = _tool.Run(["run", plugin, .. options]);
        ToolOutcome accept = _tool.Run(["accept", plugin, .. options]);
        ToolOutcome again = _tool.Run(["run", plugin, .. options]);

        Assert.That((run.ExitCode, accept.ExitCode, again.ExitCode), Is.EqualTo((22, 0, 22)), run.ToString());
        Assert.That(
            run.Output, Does.Contain("\nrules: not verified; 5 snapshots are new: look at them, then `accept`\n"));
        Assert.That(accept.LastLine, Is.EqualTo("5 snapshots accepted, 0 refused"));
        Assert.That(again.Output, Does.Contain("\nrules: not verified; 5 snapshots equal\n"));
    }

    /// <summary>A later build that does less does not replace what was accepted.</summary>
    [Test]
    public void SnapshotsOfADriverThatNoLongerInitializes_AreAcceptedByForceOnly()
    {
        const string Scenario = "free-ordering/one-send";
        string snapshots = Path.Combine(_folder.Root, "Snapshots");
        string sound = Patched();
        _tool.Run("run", sound, "--scenario", Scenario, "--snapshots", snapshots);
        _tool.Run("accept", sound, "--snapshots", snapshots);
        string plugin = Patched((Initializes, "return NDIS_STATUS.NDIS_STATUS_FAILURE;"));

        ToolOutcome run = _tool.Run("run", plugin, "--scenario", Scenario, "--snapshots", snapshots);
        ToolOutcome accept = _tool.Run("accept", plugin, "--snapshots", snapshots);
        ToolOutcome force = _tool.Run("accept", plugin, "--snapshots", snapshots, "--force");

        Assert.That((run.ExitCode, accept.ExitCode, force.ExitCode), Is.EqualTo((22, 2, 0)), run.ToString());
        Assert.That(run.Output, Does.Contain("\nrules: not verified; 1 snapshot changed"));
        Assert.That(accept.Output, Does.Contain($"{Scenario}: not-run: MiniportInitializeEx returned "));
    }

    private string Patched(params (string Before, string After)[] changes)
        => PatchedReference.Write(_folder.Root, changes);

    private void Expect(string plugin, string reason, string counts, params string[] options)
    {
        ToolOutcome text = _tool.Run(["run", plugin, "--output", _folder.At("artifacts"), .. options]);
        string json = File.ReadAllText(_folder.At("artifacts", "run-1", "report.json"));

        Assert.That(text.ExitCode, Is.EqualTo(22), text.ToString());
        Assert.That(text.Output, Does.Contain($"\nnot verified: {reason}").And.Contain(counts));
        Assert.That(text.Output, Does.Contain("\nrules: not verified; "));
        JsonElement driver = JsonDocument.Parse(json).RootElement.GetProperty("drivers")[0];
        Assert.That(driver.GetProperty("reasons").EnumerateArray().Single().GetString(), Does.StartWith(reason));
    }
}
