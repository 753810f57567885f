using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Tests.Architecture;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Malformed;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Captures;

/// <summary>
/// A capture of a veth pair goes through the reference miniport and comes back: tests/captures/record.sh recorded it.
/// </summary>
[TestFixture]
[NonParallelizable]
internal sealed class CaptureTrafficTests
{
    private const string Scenario = "traffic/capture";
    private const int ShortestOnWire = 60;

    private static readonly string Veth = Path.Combine(RepositoryTree.Root, "tests", "captures", "veth.pcap");

    private RunTrace _trace = null!;
    private Capture _capture = null!;

    [OneTimeSetUp]
    public void Replay()
    {
        using IScenarioExecutor executor = Executors.For(ScenarioCatalogue.Everything).Open(
            Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", "ReferenceMiniport"));
        _capture = CaptureReader.Read(Veth);
        _trace = executor.Trace(
            new ScenarioRequest { Driver = "reference", Scenario = Scenario, Traffic = Veth, KeepsFrames = true },
            variation: string.Empty)!;
    }

    [Test]
    public void TheCapture_HasFramesOfAllLengths_InBothDirections()
    {
        Assert.That(_capture.Frames, Has.Count.GreaterThanOrEqualTo(1000));
        Assert.That(_capture.SkippedCount, Is.Zero);
        Assert.That(_capture.Frames.Count(frame => frame.IsReceived), Is.InRange(400, _capture.Frames.Count - 400));
        Assert.That(_capture.Frames.Min(frame => frame.Bytes.Length), Is.EqualTo(42));
        Assert.That(_capture.Frames.Max(frame => frame.Bytes.Length), Is.EqualTo(1514));
    }

    [Test]
    public void EveryFrame_ComesBack()
    {
        Assert.That(_trace.Run.Findings, Is.Empty);
        Assert.That(_trace.Run.Verdict, Is.EqualTo(ScenarioVerdict.Pass));
        Assert.That(OnWire("WireTransmit"), Is.EqualTo(Captured(isReceived: false)));
        Assert.That(OnWire("WireReceive"), Is.EqualTo(Captured(isReceived: true)));
        Assert.That(
            Events("WireTransmit").Where(line => !line.Text.Contains("exact", StringComparison.OrdinalIgnoreCase)),
            Is.Empty);
    }

    /// <summary>The driver indicated each frame as it arrived, in its order.</summary>
    [Test]
    public void EveryReceivedFrame_IsIndicated()
        => Assert.That(
            Events("ReceiveIndicated").Select(line => line.Arguments["frame"]),
            Is.EqualTo(Events("WireReceive").Select(line => line.Arguments["frame"])));

    [Test]
    public void TheRun_SaysWhatItSent()
        => Assert.That(
            _trace.Run.Notes, Has.One.EqualTo(FormattableString.Invariant(
                $"of the capture {Captured(false).Length} frames were sent and {Captured(true).Length} arrived")));

    /// <summary>What is written as pcapng is read as the same traffic.</summary>
    [Test]
    public void Pcapng_IsTheSameTraffic()
    {
        using MemoryStream file = new();
        new PcapngFormat().Write(file, _trace);

        Capture again = CaptureReader.Read(file.ToArray());

        Assert.That(
            again.Frames.Select(frame => (frame.IsReceived, Hex(frame.Bytes.Span))),
            Is.EqualTo(_capture.Frames.Select(frame => (frame.IsReceived, Padded(frame.Bytes)))));
    }

    [Test]
    public void ARun_HasTheScenario_OnlyWithACapture()
    {
        using TemporaryFolder folder = new();

        ToolOutcome without = ToolInProcess.Run(folder.Root, "run", "--in-process", "--scenario", Scenario);
        ToolOutcome with = ToolInProcess.Run(
            folder.Root, "run", "--in-process", "--scenario", Scenario, "--traffic", Veth);
        ToolOutcome trace = ToolInProcess.Run(folder.Root, "trace", Scenario);

        Assert.That(without.ExitCode, Is.EqualTo((int)ExitCode.NothingMatched), without.ToString());
        Assert.That(with.ExitCode, Is.EqualTo((int)ExitCode.Success), with.ToString());
        Assert.That(trace.ExitCode, Is.EqualTo((int)ExitCode.BadInput), trace.ToString());
        Assert.That(trace.Errors, Does.Contain("--traffic FILE"));
    }

    [Test]
    public void ACaptureThatIsNone_IsAnErrorOfTheInput()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("frames.pcap", "no capture");

        ToolOutcome outcome = ToolInProcess.Run(folder.Root, "run", "--in-process", "--traffic", path);

        Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.BadInput));
        Assert.That(outcome.Errors, Does.Contain("neither pcapng nor pcap; give a whole capture"));
    }

    private IEnumerable<TraceLine> Events(string name) => _trace.Lines.Where(line => line.Event == name);

    private string[] OnWire(string name)
    {
        HashSet<long> wanted = [.. Events(name).Select(line => line.Sequence)];
        return
        [
            .. _trace.Frames!.Where(frame => wanted.Contains(frame.Sequence)).Select(frame => Hex([.. frame.Bytes])),
        ];
    }

    private string[] Captured(bool isReceived) => [.. _capture.Frames
        .Where(frame => frame.IsReceived == isReceived)
        .Select(frame => Padded(frame.Bytes))];

    private static string Padded(ReadOnlyMemory<byte> frame)
    {
        byte[] padded = new byte[Math.Max(frame.Length, ShortestOnWire)];
        frame.Span.CopyTo(padded);
        return Hex(padded);
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
