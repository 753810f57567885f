using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class RegistrationRuleTests
{
    [Test]
    [Rule("REG-001", "REG-002", "REG-005", "REG-006", "REG-012", "REG-014", "LIFE-011")]
    public void Silent_WhenDriverComesAndGoes()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.End();
        Expect.Silent(trace, "REG-001", "REG-002", "REG-005", "REG-006", "REG-012", "REG-014", "LIFE-011");
    }

    [Test]
    [Rule("REG-001")]
    public void Fires_WhenRegisteredAfterDriverEntry()
    {
        DriverTrace trace = new();
        trace.Register();
        Expect.Fires("REG-001", trace);
    }

    [Test]
    [Rule("REG-001")]
    public void Fires_WhenRegistryPathIsAnother() => Expect.Fires("REG-001", Loaded(t => t.Register(isOwn: false)));

    [TestCase(0x80u, 2u, 152u, "Header.Type")]
    [TestCase(0x8Au, 0u, 152u, "Header.Revision")]
    [TestCase(0x8Au, 2u, 136u, "Header.Size")]
    [Rule("REG-002")]
    public void Fires_WhenCharacteristicsHeaderIsWrong(uint type, uint revision, uint size, string member)
    {
        Finding finding = Expect.Fires("REG-002", Loaded(t => t.Register(revision, size, type)));
        Assert.That(finding.Message, Does.Contain(member));
    }

    [Test]
    [Rule("REG-002")]
    public void Fires_WhenRevisionIsNewerThanTheHost()
    {
        DriverTrace trace = new(new RuleOptions { HostVersion = 0x0006_001E });
        trace.Load(() => trace.Register(revision: 3, size: 160));
        Expect.Fires("REG-002", trace);
    }

    [Test]
    [Rule("REG-002")]
    public void Silent_WhenRevisionIsThatOfTheDeclaredVersionAndTheHostIsOlder()
    {
        DriverTrace trace = new(new RuleOptions { HostVersion = 0x0006_0000 });
        trace.Load(() => trace.Register(revision: 2, size: 152));
        Expect.Fires("REG-015", trace);
    }

    [Test]
    [Rule("REG-002")]
    public void Fires_WhenStrictAndRevisionIsOld()
    {
        DriverTrace trace = new(new RuleOptions { StrictHeaders = true });
        trace.Load(() => trace.Register(revision: 1, size: 136));
        Expect.Fires("REG-002", trace);
    }

    [Test]
    [Rule("REG-002")]
    public void Silent_WhenRevisionIsOldAndSizeIsLarge()
    {
        DriverTrace trace = Loaded(t => t.Register(revision: 1, size: 160));
        Expect.Silent(trace, "REG-002");
        Assert.That(trace.Engine.Notes, Has.Count.EqualTo(1));
    }

    [Test]
    [Rule("REG-005")]
    public void Fires_WhenEntryPointsAreMissing()
    {
        DriverTrace trace = Loaded(t => t.Register(missing: 0b1_0000, given: 0b111_0011_1110_1110));
        Finding finding = Expect.Fires("REG-005", trace);
        Assert.That(finding.Actual, Does.EndWith("PauseHandler NULL"));
    }

    [Test]
    [Rule("REG-006")]
    public void Fires_WhenHangHandlerHasNoResetHandler()
        => Expect.Fires("REG-006", Loaded(t => t.Register(missing: 1 << 11, given: 0b111_0111_1111_1110)));

    [Test]
    [Rule("REG-006")]
    public void Fires_WhenOneDirectHandlerIsGiven()
        => Expect.Fires("REG-006", Loaded(t => t.Register(given: 0b1111_0011_1111_1110)));

    [Test]
    [Rule("REG-011")]
    public void Fires_WhenFailedDriverEntryKeepsTheDriver()
    {
        DriverTrace trace = new();
        trace.Load(status: NDIS_STATUS_FAILURE);
        trace.Leak(DriverTrace.Driver, Checkpoint.FailedDriverEntry);
        Expect.Fires("REG-011", trace);
    }

    [Test]
    [Rule("REG-011")]
    public void Silent_WhenFailedDriverEntryDeregisters()
    {
        DriverTrace trace = new();
        trace.Load(
            () =>
            {
                trace.Register();
                trace.DeregisterDriver();
            },
            NDIS_STATUS_FAILURE);
        Expect.Silent(trace, "REG-011");
    }

    [Test]
    [Rule("REG-008")]
    public void Silent_WhenTheEntryPointsStay()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.CharacteristicsCompared(DriverTrace.Driver, changed: 0);
        Expect.Silent(trace, "REG-008");
    }

    [Test]
    [Rule("REG-008")]
    public void Fires_WhenAnEntryPointChanges_AsAdviceAndOnce()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.CharacteristicsCompared(DriverTrace.Driver, changed: 1 << 7);
        trace.CharacteristicsCompared(DriverTrace.Driver, changed: 1 << 7);
        Finding finding = Expect.Fires("REG-008", trace);
        Assert.Multiple(() =>
        {
            Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
            Assert.That(finding.Actual, Does.StartWith("SendNetBufferListsHandler"));
            Assert.That(finding.IsViolation, Is.False);
        });
    }

    [Test]
    [Rule("REG-015")]
    public void Fires_WhenTheVersionIsAboveTheHost_AndDriverEntryGoesOn()
    {
        DriverTrace trace = new(new RuleOptions { HostVersion = 0x0006_001E });
        trace.Load(() => trace.Register(revision: 3, size: 160, minor: 89, status: NDIS_STATUS_BAD_VERSION));
        Finding finding = Expect.Fires("REG-015", trace);
        Assert.That(finding.Actual, Does.Contain("6.89").And.Contain("6.30"));
    }

    [Test]
    [Rule("REG-015")]
    public void Silent_WhenTheDriverHasOneVersion_AndHandsTheRefusalOn()
    {
        DriverTrace trace = new(new RuleOptions { HostVersion = 0x0006_001E });
        trace.Load(
            () => trace.Register(revision: 3, size: 160, minor: 89, status: NDIS_STATUS_BAD_VERSION),
            NDIS_STATUS_BAD_VERSION);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("REG-015")]
    public void Silent_WhenALowerVersionIsTriedNext()
    {
        DriverTrace trace = new(new RuleOptions { HostVersion = 0x0006_001E });
        trace.Load(() =>
        {
            trace.Register(revision: 3, size: 160, minor: 89, status: NDIS_STATUS_BAD_VERSION);
            trace.Register();
        });
        Expect.Silent(trace, "REG-015");
    }

    [Test]
    [Rule("REG-015")]
    public void Silent_WhenTheHostIsTooOldAndNothingIsRegistered()
    {
        DriverTrace trace = new(new RuleOptions { HostVersion = 0x0006_0000 });
        trace.Load(() => { }, NDIS_STATUS_NOT_SUPPORTED);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("REG-012")]
    public void Fires_WhenUnloadKeepsTheDriver()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.Unload(() => { });
        trace.Leak(DriverTrace.Driver, Checkpoint.Unload);
        Expect.Fires("REG-012", trace);
    }

    [Test]
    [Rule("REG-012")]
    public void Fires_WhenDriverIsDeregisteredTwice()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.Unload();
        TraceObject dead = DriverTrace.Driver.As(ObjectState.Released);
        TraceMark call = trace.NdisMDeregisterMiniportDriverCall(dead);
        trace.HandleMisuse(
            TraceName.NdisMDeregisterMiniportDriver, 0, ObjectKind.Driver, dead, DriverTrace.Adapter);
        trace.NdisMDeregisterMiniportDriverReturn(call);
        Expect.Fires("REG-012", trace);
    }

    [Test]
    [Rule("REG-013")]
    public void Fires_WhenRefusalIsIgnored()
    {
        DriverTrace trace = new();
        trace.Load(() => trace.Register(status: NDIS_STATUS_BAD_VERSION));
        Expect.Fires("REG-013", trace);
    }

    [Test]
    [Rule("REG-013")]
    public void Silent_WhenRefusalIsHandedOn()
    {
        DriverTrace trace = new();
        trace.Load(() => trace.Register(status: NDIS_STATUS_RESOURCES), NDIS_STATUS_RESOURCES);
    }

    [TestCase(ObjectState.Null)]
    [TestCase(ObjectState.Unknown)]
    [Rule("REG-013")]
    public void Fires_WhenNothingIsDeregisteredAfterARefusal(ObjectState state)
    {
        DriverTrace trace = new();
        trace.Load(
            () =>
            {
                trace.Register(status: NDIS_STATUS_RESOURCES);
                trace.NdisMDeregisterMiniportDriverReturn(
                    trace.NdisMDeregisterMiniportDriverCall(DriverTrace.Driver.As(state)));
            },
            NDIS_STATUS_RESOURCES);
        Expect.Fires("REG-013", trace);
    }

    [Test]
    [Rule("REG-014")]
    public void Fires_WhenAnotherHandleIsGiven()
    {
        DriverTrace trace = DriverTrace.Running();
        TraceMark call = trace.NdisWriteErrorLogEntryCall(DriverTrace.Dma, errorCode: 1);
        trace.HandleMisuse(
            TraceName.NdisWriteErrorLogEntry, 0, ObjectKind.Adapter, DriverTrace.Dma, DriverTrace.Adapter);
        trace.NdisWriteErrorLogEntryReturn(call);
        Expect.Fires("REG-014", trace);
    }

    [Test]
    [Rule("LIFE-011")]
    public void Fires_WhenHandleIsUsedAfterHalt()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Halt();
        trace.Complete(1, owner: OwnerCode.Miniport, adapter: DriverTrace.Adapter.As(ObjectState.Released));
        trace.Unload();
        Expect.Fires("LIFE-011", trace);
    }

    private static DriverTrace Loaded(Action<DriverTrace> register)
    {
        DriverTrace trace = new();
        return trace.Load(() => register(trace));
    }

    [TestCase(Checkpoint.Unload, true)]
    [TestCase(Checkpoint.FailedDriverEntry, true)]
    [Rule("REG-016")]
    public void Fires_WhenMemoryOutlivesTheDriver(Checkpoint checkpoint, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Leak(TraceScript.Object(ObjectKind.Memory, 9), checkpoint);
        Assert.That(trace.Engine.Findings.Any(finding => finding.RuleId == "REG-016"), Is.EqualTo(isWrong));
    }

    [Test]
    [Rule("REG-016")]
    public void Silent_WhenNothingIsLeftAfterUnload()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Halt();
        trace.Unload();
        Expect.Silent(trace, "REG-016");
    }
}
