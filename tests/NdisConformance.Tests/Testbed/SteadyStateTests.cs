using NdisConformance.Host.Ndis6;
using NdisConformance.Testbed;
using NdisConformance.Tests.Architecture;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Testbed;

/// <summary>A send through host, reference miniport, NIC and all checkers leaves no garbage behind.</summary>
[NonParallelizable]
internal sealed class SteadyStateTests
{
    private const int Sends = 100_000;

    [Test]
    public void AllocatesNothing_OverManySendsWithAllCheckersOn()
    {
        using ReusableTestbed testbed = new();
        using TestbedSession session = Start(testbed);
        SendRequest request = TestbedSession.NewRequest().Add(Shapes.Fragments(4, 378));
        Send(session, request, 10_000);
        long bytes = Garbage.Of(() => Send(session, request, Sends));
        Assert.Multiple(() =>
        {
            Assert.That(bytes, Is.Zero, "bytes allocated over 100,000 sends");
            Assert.That(session.Rules.Findings, Is.Empty);
            Assert.That(session.Rules.Exercised("SGDMA-FREE-002"), Is.GreaterThanOrEqualTo(Sends));
        });
    }

    [Test]
    public void AllocatesNothing_OverManyReceivesWithAllCheckersOn()
    {
        using ReusableTestbed testbed = new();
        using TestbedSession session = Start(testbed);
        session.Receive(FrameSizes.Maximum, 5_000);
        long bytes = Garbage.Of(() => session.Receive(FrameSizes.Maximum, 20_000));
        Assert.Multiple(() =>
        {
            Assert.That(bytes, Is.Zero, "bytes allocated over 20,000 receives");
            Assert.That(session.Rules.Findings, Is.Empty);
            Assert.That(session.Rules.Exercised("RECV-001"), Is.Positive);
        });
    }

    /// <summary>The test runner has threads of its own, so that all threads are counted in a process apart.</summary>
    [Test]
    public void AllocatesNothing_OnAnyThread()
    {
        string program = Path.Combine(
            RepositoryTree.Root,
            "tests/NdisConformance.Benchmarks/bin",
            new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "NdisConformance.Benchmarks.dll");
        ToolOutcome outcome = new ToolProcess().Dotnet(program, "allocations");
        Assert.That(outcome.Output.Trim(), Is.EqualTo("0 bytes over 100000 sends"), outcome.ToString());
    }

    [Test]
    public void UsesNoMoreMemory_HoweverManySendsWentBefore()
    {
        using ReusableTestbed testbed = new();
        using TestbedSession session = Start(testbed);
        SendRequest request = TestbedSession.NewRequest().Add(Shapes.Large);
        Send(session, request, 5_000);
        long blocks = session.Host.Machine.Memory.LiveBlocks;
        int pages = session.Host.Machine.Iommu.MappedPages;
        Send(session, request, 20_000);
        Assert.Multiple(() =>
        {
            Assert.That(session.Host.Machine.Memory.LiveBlocks, Is.EqualTo(blocks));
            Assert.That(session.Host.Machine.Iommu.MappedPages, Is.EqualTo(pages));
        });
    }

    private static TestbedSession Start(ReusableTestbed testbed)
    {
        TestbedSession session = new(
            testbed,
            TestbedSetup.Ordinary,
            ReferenceDriver.Create,
            new ScenarioRunOptions { Store = TraceStore.Nothing });
        session.Start();
        return session;
    }

    private static void Send(TestbedSession session, SendRequest request, int count)
    {
        for (int i = 0; i < count; i++)
        {
            session.Send(request);
            session.RunUntilIdle();
        }
    }
}
