using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Rules;

/// <summary>The memory under indicated lists.</summary>
[TestFixture]
internal sealed class IndicatedDataRuleTests
{
    private const uint Place = 2048;
    private static readonly TraceObject OwnMemory = TraceScript.Object(ObjectKind.Memory, 7);

    [TestCase(Place)]
    [TestCase(Place + 59)]
    [TestCase(Place - 59)]
    [Rule("RECV-005")]
    public void Fires_WhenTheDeviceWritesIntoIndicatedData(uint offset)
    {
        DriverTrace trace = Lent();
        trace.Write(DriverTrace.Shared, offset);
        trace.Write(DriverTrace.Shared, offset);
        Expect.Fires("RECV-005", trace);
        Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("RECV-005")]
    public void Fires_WhenTheDeviceWritesThroughAMappingOfTheSameMemory()
    {
        DriverTrace trace = Started();
        trace.Indicate(101, data: OwnMemory);
        trace.Write(OwnMemory, 0, through: DriverTrace.Sg(3));
        Expect.Fires("RECV-005", trace);
    }

    [TestCase(Place - 60)]
    [TestCase(Place + 60)]
    [Rule("RECV-005")]
    public void Silent_WhenTheDeviceWritesBesideTheData(uint offset)
    {
        // A descriptor ring, or what the device says of the next frame, may lie in the same block.
        DriverTrace trace = Lent();
        trace.Write(DriverTrace.Shared, offset);
        Expect.Silent(trace, "RECV-005");
    }

    [Test]
    [Rule("RECV-005")]
    public void Silent_WhenTheListIsBackFirst()
    {
        DriverTrace trace = Lent();
        trace.Indicate(102, data: DriverTrace.Shared);
        trace.GiveBack(101);
        trace.Write(DriverTrace.Shared, Place);
        Expect.Silent(trace, "RECV-005");
    }

    [Test]
    [Rule("RECV-005")]
    public void Silent_WithResources()
    {
        DriverTrace trace = Started();
        trace.Indicate(101, NDIS_RECEIVE_FLAGS_RESOURCES, data: DriverTrace.Shared);
        trace.Write(DriverTrace.Shared, 0);
        Expect.Silent(trace);
        Assert.That(trace.Engine.Exercised("RECV-005"), Is.Zero);
    }

    [Test]
    [Rule("SHMEM-018")]
    public void Fires_WhenABlockIsFreedUnderAList()
    {
        DriverTrace trace = Lent();
        trace.FreeShared();
        trace.GiveBack(101);
        Expect.Fires("SHMEM-018", trace);
    }

    [Test]
    [Rule("SHMEM-018")]
    public void Silent_WhenABlockIsFreedAfterTheReturn()
    {
        DriverTrace trace = Lent();
        trace.BeginPause();
        trace.GiveBack(101);
        trace.FreeShared();
        Expect.Silent(trace, "SHMEM-018");
    }

    [Test]
    [Rule("SHMEM-018", "MDL-006")]
    public void Fires_OnceWhereTheMdlOfTheBlockIsFreedLater()
    {
        DriverTrace trace = Lent();
        trace.FreeShared();
        trace.GiveBack(101);
        trace.FreeMdl(lostMemory: DriverTrace.Shared.As(ObjectState.Released));
        Expect.Fires("SHMEM-018", trace);
    }

    [Test]
    [Rule("MDL-006")]
    public void Fires_WhenMemoryIsFreedBeforeItsMdl()
    {
        DriverTrace trace = Started();
        trace.FreeShared();
        trace.FreeMdl(lostMemory: DriverTrace.Shared.As(ObjectState.Released));
        Expect.Fires("MDL-006", trace);
    }

    [Test]
    [Rule("MDL-006")]
    public void Silent_WhenAnMdlIsFreedFirst()
    {
        DriverTrace trace = Started();
        trace.FreeMdl();
        trace.FreeShared();
        Expect.Silent(trace, "MDL-006");
    }

    private static DriverTrace Started() => DriverTrace.Running(t =>
    {
        t.AllocateShared();
        t.AllocateMdl();
    });

    private static DriverTrace Lent()
    {
        DriverTrace trace = Started();
        trace.Indicate(101, data: DriverTrace.Shared, dataOffset: Place);
        return trace;
    }
}
