using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis5;
using NdisConformance.Testbed;
using NdisConformance.Tests.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Testbed;

/// <summary>A packet through host, legacy miniport, NIC and all checkers leaves no garbage behind.</summary>
[NonParallelizable]
internal sealed class Ndis5SteadyStateTests
{
    [Test]
    public void AllocatesNothing_OverManySendsWithAllCheckersOn([Values] bool isDeserialized)
    {
        using Ndis5Testbed testbed = new();
        using Ndis5Session session = Start(testbed, isDeserialized);
        PacketRequest request = new PacketRequest().Add(new FrameShape { DataLength = 1514, DataOffset = 0 }, 4);
        Send(session, request, 1_000);
        long bytes = Garbage.Of(() => Send(session, request, 10_000));
        Assert.Multiple(() =>
        {
            Assert.That(bytes, Is.Zero, "bytes allocated over 10,000 sends");
            Assert.That(session.Rules.Findings, Is.Empty);
            Assert.That(session.Rules.Exercised("NDIS5-014"), Is.GreaterThanOrEqualTo(40_000));
        });
    }

    [Test]
    public void AllocatesNothing_OverManyReceivesWithAllCheckersOn()
    {
        using Ndis5Testbed testbed = new();
        using Ndis5Session session = Start(testbed, isDeserialized: true);
        session.Receive(FrameSizes.Maximum, 1_000);
        long bytes = Garbage.Of(() => session.Receive(FrameSizes.Maximum, 10_000));
        Assert.Multiple(() =>
        {
            Assert.That(bytes, Is.Zero, "bytes allocated over 10,000 receives");
            Assert.That(session.Rules.Findings, Is.Empty);
            Assert.That(session.Rules.Exercised("NDIS5-019"), Is.GreaterThanOrEqualTo(10_000));
        });
    }

    private static Ndis5Session Start(Ndis5Testbed testbed, bool isDeserialized)
    {
        string driver = isDeserialized ? "LegacyMiniport.LegacyDriver" : "LegacyMiniport.LegacySerializedDriver";
        Type type = Assembly
            .LoadFrom(Path.Combine(AppContext.BaseDirectory, "plugins", "LegacyMiniport", "LegacyMiniport.dll"))
            .GetType(driver, throwOnError: true)!;
        Ndis5Session session = new(
            testbed,
            TestbedSetup.Ordinary,
            () => (INdis5MiniportDriver)Activator.CreateInstance(type)!,
            new ScenarioRunOptions { Store = TraceStore.Nothing });
        session.Start();
        return session;
    }

    private static void Send(Ndis5Session session, PacketRequest request, int count)
    {
        for (int i = 0; i < count; i++)
        {
            session.Send(request);
            session.RunUntilIdle();
        }
    }
}
