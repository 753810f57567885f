using System.Text;
using NdisConformance.Cli;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Malformed;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Captures;

/// <summary>The frames of a run as pcapng.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class PcapngFormatTests
{
    private const string Scenario = "free-ordering/one-send";

    /// <summary>In a worker, as a user has it.</summary>
    [Test]
    public void AFrame_HasDirection_List_AndNetBuffer()
    {
        using TemporaryFolder folder = new();

        ToolOutcome outcome = new ToolProcess().Run(
            "trace", Scenario, "--format", "pcapng", "--to", folder.At("wire.pcapng"));

        Assert.That(outcome.ExitCode, Is.Zero, outcome.ToString());
        byte[] file = File.ReadAllBytes(folder.At("wire.pcapng"));
        Assert.That(CaptureReader.Read(file).Frames.Any(frame => !frame.IsReceived), Is.True);
        Assert.That(Encoding.Latin1.GetString(file), Does.Match(@"nbl#\d+ nb#\d+"));
    }

    [Test]
    public void OnATerminal_ItIsRefused()
    {
        using MemoryStream results = new();
        using MemoryStream messages = new();
        Output terminal = new(results, messages, areApart: false);

        int exitCode = terminal.ReportTo(
            new PcapngFormat(), path: null, () => (RunTrace)null!, trace => trace.ExitCode);

        Assert.That(exitCode, Is.EqualTo((int)ExitCode.BadInput));
        Assert.That(results.Length, Is.Zero);
        Assert.That(Encoding.UTF8.GetString(messages.ToArray()), Does.Contain("--to FILE"));
    }

    [Test]
    public void AFileThatCannotBe_IsAnErrorOfTheInput()
    {
        using TemporaryFolder folder = new();

        ToolOutcome outcome = ToolInProcess.Run(
            folder.Root, "trace", Scenario, "--format", "pcapng", "--to", folder.Root);

        Assert.That(outcome.ExitCode, Is.EqualTo((int)ExitCode.BadInput), outcome.ToString());
    }
}
