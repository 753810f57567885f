using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class SharedMemoryRuleTests
{
    [Test]
    [Rule("SHMEM-001", "SHMEM-002", "SHMEM-003", "SHMEM-009", "SHMEM-011", "SHMEM-012", "SHMEM-013", "SHMEM-014",
        "SHMEM-016", "SGDMA-DEREG-007")]
    public void Silent_WhenABlockIsUsedAndFreed()
    {
        DriverTrace trace = DriverTrace.Running(t =>
        {
            GetAlignment(t);
            t.AllocateShared();
        });
        trace.Pause();
        trace.Halt(() =>
        {
            trace.FreeShared();
            trace.DeregisterDma();
        });
        Expect.Silent(
            trace,
            "SHMEM-001",
            "SHMEM-002",
            "SHMEM-003",
            "SHMEM-009",
            "SHMEM-011",
            "SHMEM-012",
            "SHMEM-013",
            "SHMEM-014",
            "SHMEM-016",
            "SGDMA-DEREG-007");
    }

    [Test]
    [Rule("SHMEM-001")]
    public void Fires_WhenAllocatedInRestart()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.DuringRestart(() => trace.AllocateShared());
        Expect.Fires("SHMEM-001", trace);
    }

    [Test]
    [Rule("SHMEM-002")]
    public void Fires_WhenAllocatedUnderALock()
        => Expect.Fires(
            "SHMEM-002", DriverTrace.Running(t => t.At(NDIS.DISPATCH_LEVEL, () => t.AllocateShared())));

    [Test]
    [Rule("SHMEM-003", "SGDMA-REG-004")]
    public void Fires_TwiceWhenAllocatedBeforeTheChannel()
        => Expect.FireTogether(WithoutChannel(t => t.AllocateShared()), "SGDMA-REG-004", "SHMEM-003");

    [Test]
    [Rule("SHMEM-003")]
    public void Fires_WhenAllocatedAfterTheChannel()
        => Expect.Fires("SHMEM-003", WithoutChannel(t =>
        {
            t.RegisterDma();
            t.DeregisterDma();
            t.AllocateShared();
        }));

    [Test]
    [Rule("SGDMA-REG-004")]
    public void Silent_WhenTheChannelComesFirst()
        => Expect.Silent(DriverTrace.Running(t => t.AllocateShared()), "SGDMA-REG-004");

    [Test]
    [Rule("SHMEM-004")]
    public void Fires_WhenNullIsDereferenced()
        => Expect.Fires("SHMEM-004", WithoutEnd(t =>
        {
            t.AllocateShared(fails: true);
            t.Crash(0xD1, 0);
        }));

    [Test]
    [Rule("SHMEM-005")]
    public void Fires_AsAdviceWhenAFailureIsNotLogged()
        => Assert.That(
            Expect.Fires("SHMEM-005", DriverTrace.Running(t => t.AllocateShared(fails: true))).IsViolation, Is.False);

    [Test]
    [Rule("SHMEM-004", "SHMEM-005")]
    public void Silent_WhenAFailureIsHandledAndLogged()
    {
        DriverTrace trace = WithoutEnd(t =>
        {
            t.AllocateShared(fails: true);
            t.DeregisterDma();
            t.EndInitialize(NDIS_STATUS_RESOURCES);
        });
        Expect.Silent(trace, "SHMEM-004", "SHMEM-005");
    }

    [Test]
    [Rule("SHMEM-009", "SGDMA-REG-004")]
    public void Fires_TwiceWhenAlignmentIsAskedBeforeTheChannel()
        => Expect.FireTogether(
            WithoutChannel(t => GetAlignment(t)),
            "SGDMA-REG-004",
            "SHMEM-009");

    [Test]
    [Rule("SHMEM-011")]
    public void Fires_WhenPartOfABlockIsFreed()
        => Expect.Fires("SHMEM-011", Freed(t => t.FreeShared(state: ObjectState.Interior)));

    [Test]
    [Rule("SHMEM-012")]
    public void Fires_WhenCachedIsAnother() => Expect.Fires("SHMEM-012", Freed(t => t.FreeShared(cached: false)));

    [Test]
    [Rule("SHMEM-012")]
    public void Fires_WhenTheLengthIsAnother() => Expect.Fires("SHMEM-012", Freed(t => t.FreeShared(length: 2048)));

    [Test]
    [Rule("SHMEM-012")]
    public void Fires_WhenThePhysicalAddressIsAnother()
        => Expect.Fires("SHMEM-012", Freed(t => t.FreeShared(physicalMatches: false)));

    [Test]
    [Rule("SHMEM-013")]
    public void Fires_WhenABlockIsFreedTwice()
        => Expect.Fires("SHMEM-013", Freed(t =>
        {
            t.FreeShared();
            t.FreeShared(state: ObjectState.Released);
        }));

    [Test]
    [Rule("SHMEM-014")]
    public void Fires_WhenFreedAboveDispatchLevel()
        => Expect.Fires("SHMEM-014", Freed(t => t.At(NDIS.DEVICE_LEVEL, () => t.FreeShared())));

    [Test]
    [Rule("SHMEM-015")]
    public void Fires_WhenFreedAtShutdown()
        => Expect.Fires(
            "SHMEM-015", Freed(t => t.Shutdown(() => t.FreeShared())));

    [Test]
    [Rule("SHMEM-015")]
    public void Silent_WhenShutdownKeepsTheBlock()
        => Expect.Silent(Freed(t => t.Shutdown(() => { })), "SHMEM-015");

    [TestCase(Checkpoint.Halt)]
    [TestCase(Checkpoint.FailedInitialize)]
    [Rule("SHMEM-016")]
    public void Fires_WhenABlockIsNotFreed(Checkpoint checkpoint)
    {
        DriverTrace trace = DriverTrace.Running(t => t.AllocateShared());
        trace.Leak(DriverTrace.Shared, checkpoint);
        Expect.Fires("SHMEM-016", trace);
    }

    private static DriverTrace Freed(Action<DriverTrace> body)
    {
        DriverTrace trace = DriverTrace.Running(t => t.AllocateShared());
        body(trace);
        return trace;
    }

    private static DriverTrace WithoutChannel(Action<DriverTrace> body)
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        body(trace);
        trace.EndInitialize();
        return trace;
    }

    private static DriverTrace WithoutEnd(Action<DriverTrace> body)
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        trace.RegisterDma();
        body(trace);
        return trace;
    }

    private static void GetAlignment(DriverTrace trace)
        => trace.NdisMGetDmaAlignmentReturn(trace.NdisMGetDmaAlignmentCall(DriverTrace.Adapter), result: 0);
}
