using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class ChannelRuleTests
{
    private static readonly string[] OfTheChannel =
    [
        "SGDMA-REG-001", "SGDMA-REG-002", "SGDMA-REG-005", "SGDMA-REG-012", "SGDMA-REG-022", "SGDMA-FREE-001",
        "SGDMA-DEREG-001", "SGDMA-DEREG-002", "SGDMA-DEREG-004", "SGDMA-DEREG-005", "SGDMA-DEREG-006",
        "SGDMA-DEREG-009", "LIFE-009",
    ];

    [Test]
    [Rule(
        "SGDMA-REG-001", "SGDMA-REG-002", "SGDMA-REG-005", "SGDMA-REG-012", "SGDMA-REG-022", "SGDMA-FREE-001",
        "SGDMA-DEREG-001", "SGDMA-DEREG-002", "SGDMA-DEREG-004", "SGDMA-DEREG-005", "SGDMA-DEREG-006",
        "SGDMA-DEREG-009", "LIFE-009")]
    public void Silent_WhenChannelOpensWorksAndCloses()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendOne(1);
        trace.Drained(DriverTrace.Adapter);
        trace.End();
        Expect.Silent(trace, OfTheChannel);
    }

    [Test]
    [Rule("SGDMA-REG-001")]
    public void Fires_WhenRegisteredInRestart()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        trace.EndInitialize();
        trace.DuringRestart(() => trace.RegisterDma());
        Expect.Fires("SGDMA-REG-001", trace);
    }

    [Test]
    [Rule("SGDMA-REG-002")]
    public void Fires_WhenRegisteredUnderALock()
        => Expect.Fires("SGDMA-REG-002", Initialized(t => t.At(NDIS.DISPATCH_LEVEL, () => t.RegisterDma())));

    [TestCase(0x80u, 1u, 36u)]
    [TestCase(0x83u, 0u, 36u)]
    [TestCase(0x83u, 1u, 35u)]
    [Rule("SGDMA-REG-005")]
    public void Fires_WhenDescriptionHeaderIsWrong(uint type, uint revision, uint size)
        => Expect.Fires(
            "SGDMA-REG-005", Initialized(t => t.RegisterDma(type: type, revision: revision, size: size)));

    [TestCase(0x0006_0054u, false)]
    [TestCase(0x0006_0055u, true)]
    [Rule("SGDMA-REG-005")]
    public void Fires_WhenRevisionTwoIsTooNewForTheHost(uint host, bool isKnown)
    {
        DriverTrace trace = new(new RuleOptions { HostVersion = host });
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        trace.RegisterDma(revision: 2, size: 48);
        trace.EndInitialize();
        if (isKnown)
        {
            Expect.Silent(trace, "SGDMA-REG-005");
        }
        else
        {
            Expect.Fires("SGDMA-REG-005", trace);
        }
    }

    [Test]
    [Rule("SGDMA-REG-012")]
    public void Fires_WhenListHandlerIsMissing()
        => Expect.Fires("SGDMA-REG-012", Initialized(t => t.RegisterDma(hasHandler: false)));

    [TestCase(0x0006_001Eu, 0x3u, false)]
    [TestCase(0x0006_001Eu, 0x4u, true)]
    [TestCase(0x0006_0055u, 0x7u, false)]
    [TestCase(0u, 0x7u, false)]
    [TestCase(0u, 0x10u, true)]
    [Rule("SGDMA-REG-017")]
    public void Fires_AsAdviceWhenFlagsHaveNoMeaning(uint host, uint flags, bool isWrong)
    {
        DriverTrace trace = new(new RuleOptions { HostVersion = host });
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        trace.RegisterDma(flags: flags);
        trace.EndInitialize();
        if (isWrong)
        {
            Assert.That(Expect.Fires("SGDMA-REG-017", trace).IsViolation, Is.False);
        }
        else
        {
            Expect.Silent(trace, "SGDMA-REG-017");
        }
    }

    [Test]
    [Rule("SGDMA-REG-019")]
    public void Fires_AsAdviceWhenASecondChannelIsAskedFor()
        => Assert.That(
            Expect.Fires(
                "SGDMA-REG-019",
                Initialized(t =>
                {
                    t.RegisterDma();
                    t.RegisterDma(NDIS_STATUS_RESOURCES);
                })).IsViolation,
            Is.False);

    [Test]
    [Rule("SGDMA-REG-017", "SGDMA-REG-019")]
    public void Silent_WhenTheChannelIsOpenedAgainAfterItsEnd()
        => Expect.Silent(
            Initialized(t =>
            {
                t.RegisterDma();
                t.DeregisterDma();
                t.RegisterDma();
            }),
            "SGDMA-REG-017",
            "SGDMA-REG-019");

    [Test]
    [Rule("SGDMA-REG-018")]
    public void Fires_WhenChannelIsUsedAfterARefusal()
    {
        DriverTrace trace = Initialized(t => t.RegisterDma(NDIS_STATUS_RESOURCES));
        trace.Restart();
        TraceObject unset = TraceObject.Null(ObjectKind.Dma);
        trace.Submit(1, 1);
        trace.Send(1, () =>
        {
            trace.Request(1, 1, dma: unset);
            trace.HandleMisuse(
                TraceName.NdisMAllocateNetBufferSGList, 0, ObjectKind.Dma, unset, DriverTrace.Adapter);
            trace.Refuse(Shortage.None);
        });
        Expect.Fires("SGDMA-REG-018", trace);
    }

    [Test]
    [Rule("SGDMA-REG-018")]
    public void Fires_WhenSharedMemoryIsAllocatedAfterARefusal()
        => Expect.Fires("SGDMA-REG-018", Initialized(t =>
        {
            t.RegisterDma(NDIS_STATUS_NOT_SUPPORTED);
            t.AllocateShared();
        }));

    [Test]
    [Rule("SGDMA-REG-018", "SGDMA-DEREG-008")]
    public void Silent_WhenRefusalFailsTheInitialization()
        => Expect.Silent(
            Initialized(t => t.RegisterDma(NDIS_STATUS_NOT_SUPPORTED), NDIS_STATUS_NOT_SUPPORTED),
            "SGDMA-REG-018",
            "SGDMA-DEREG-008");

    [Test]
    [Rule("SGDMA-REG-022")]
    public void Fires_WhenMaximumIsZero()
        => Expect.Fires("SGDMA-REG-022", Initialized(t => t.RegisterDma(maximum: 0)));

    [Test]
    [Rule("SGDMA-REG-022")]
    public void Fires_WhenMaximumForgetsTheLinkHeader()
        => Expect.Fires("SGDMA-REG-022", MapsAFrame(maximum: 1500, length: 1514));

    [Test]
    [Rule("SGDMA-REG-022")]
    public void Silent_WhenLargerFramesAreCopied() => Expect.Silent(MapsAFrame(maximum: 512, length: 512));

    [Test]
    [Rule("SGDMA-REG-022")]
    public void Silent_WhenAFrameIsMappedThatNoProtocolSends()
        => Expect.Silent(MapsAFrame(maximum: 1514, length: 1515));

    [Test]
    [Rule("SGDMA-FREE-001")]
    public void Fires_WhenListOfACompletedSendIsNeverFreed()
    {
        DriverTrace trace = Sent();
        trace.Complete(1);
        trace.End();
        Finding finding = Expect.Fires("SGDMA-FREE-001", trace);
        Assert.That(finding.Made, Is.Positive);
    }

    [Test]
    [Rule("SGDMA-FREE-001")]
    public void Fires_WhenListLivesAtHaltWithoutDeregistration()
    {
        DriverTrace trace = Sent();
        trace.Complete(1);
        trace.Pause();
        trace.Halt(() => { });
        trace.Leak(DriverTrace.Dma, Checkpoint.Halt);
        Expect.FiresFirst("SGDMA-FREE-001", trace);
    }

    [Test]
    [Rule("SGDMA-DEREG-001")]
    public void Fires_WhenChannelClosesWithASendMapped()
    {
        DriverTrace trace = Sent();
        trace.DeregisterDma();
        Expect.FiresFirst("SGDMA-DEREG-001", trace);
    }

    [Test]
    [Rule("SGDMA-DEREG-001")]
    public void Fires_WhenChannelClosesWithARequestPending()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.MapLater(1, 1, 1));
        trace.DeregisterDma();
        Expect.FiresFirst("SGDMA-DEREG-001", trace);
    }

    [Test]
    [Rule("SGDMA-DEREG-002")]
    public void Fires_WhenHaltKeepsTheChannel()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Halt(() => { });
        trace.Leak(DriverTrace.Dma, Checkpoint.Halt);
        Expect.Fires("SGDMA-DEREG-002", trace);
    }

    [Test]
    [Rule("SGDMA-DEREG-003")]
    public void Fires_WhenFailedInitializationKeepsTheChannel()
    {
        DriverTrace trace = Initialized(t => t.RegisterDma(), NDIS_STATUS_RESOURCES);
        trace.Leak(DriverTrace.Dma, Checkpoint.FailedInitialize);
        Expect.Fires("SGDMA-DEREG-003", trace);
    }

    [Test]
    [Rule("SGDMA-DEREG-003")]
    public void Silent_WhenFailedInitializationClosesTheChannel()
        => Expect.Silent(
            Initialized(
                t =>
                {
                    t.RegisterDma();
                    t.DeregisterDma();
                },
                NDIS_STATUS_RESOURCES),
            "SGDMA-DEREG-003");

    [Test]
    [Rule("SGDMA-DEREG-004")]
    public void Fires_WhenDeregisteredUnderALock()
        => Expect.Fires("SGDMA-DEREG-004", Halted(t => t.At(NDIS.DISPATCH_LEVEL, () => t.DeregisterDma())));

    [Test]
    [Rule("SGDMA-DEREG-005")]
    public void Fires_WhenTheAdapterIsDeregistered()
        => Expect.Fires("SGDMA-DEREG-005", Halted(t => t.DeregisterDma(DriverTrace.Adapter)));

    [Test]
    [Rule("SGDMA-DEREG-006")]
    public void Fires_WhenDeregisteredTwice()
        => Expect.Fires("SGDMA-DEREG-006", Halted(t =>
        {
            t.DeregisterDma();
            t.DeregisterDma(DriverTrace.Dma.As(ObjectState.Released));
        }));

    [Test]
    [Rule("SGDMA-DEREG-007")]
    public void Fires_AsAdviceWhenSharedMemoryOutlivesTheChannel()
    {
        DriverTrace trace = DriverTrace.Running(t => t.AllocateShared());
        trace.Pause();
        trace.Halt(() =>
        {
            trace.DeregisterDma();
            trace.FreeShared();
        });
        Assert.That(Expect.Fires("SGDMA-DEREG-007", trace).IsViolation, Is.False);
    }

    [Test]
    [Rule("SGDMA-DEREG-008")]
    public void Fires_WhenDeregisteredWithoutARegistration()
        => Expect.Fires(
            "SGDMA-DEREG-008",
            Initialized(t => t.DeregisterDma(TraceObject.Null(ObjectKind.Dma)), NDIS_STATUS_RESOURCES));

    [Test]
    [Rule("SGDMA-DEREG-008")]
    public void Fires_WhenDeregisteredAfterARefusal()
        => Expect.Fires(
            "SGDMA-DEREG-008",
            Initialized(
                t =>
                {
                    t.RegisterDma(NDIS_STATUS_RESOURCES);
                    t.DeregisterDma(TraceObject.Null(ObjectKind.Dma));
                },
                NDIS_STATUS_RESOURCES));

    [Test]
    [Rule("SGDMA-DEREG-009")]
    public void Fires_WhenTheDeviceRunsWithoutAChannel()
        => Expect.Fires("SGDMA-DEREG-009", Halted(t =>
        {
            t.DeregisterDma();
            t.DeviceRead(DriverTrace.Shared, 0, 16, AccessEnd.Inside);
        }));

    [Test]
    [Rule("LIFE-009")]
    public void Fires_WhenTheDeviceRunsAfterHalt()
    {
        DriverTrace trace = Halted(t => t.DeregisterDma());
        trace.Fault(DriverTrace.None, FaultReason.Unmapped);
        Expect.Fires("LIFE-009", trace);
    }

    private static DriverTrace Sent()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => trace.Map(1, 1, 1));
        trace.Leave(1, 1, 1);
        return trace;
    }

    private static DriverTrace MapsAFrame(uint maximum, uint length)
    {
        DriverTrace trace = new();
        trace.Load();
        trace.Initialize(maximum: maximum);
        trace.Restart();
        trace.Submit(1, 1, length: length);
        trace.Send(1, () =>
        {
            trace.Request(1, 1, length: length);
            trace.Refuse();
        });
        return trace;
    }

    private static DriverTrace Halted(Action<DriverTrace> body)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Halt(() => body(trace));
        return trace;
    }

    private static DriverTrace Initialized(Action<DriverTrace> body, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        trace.SetAttributes();
        body(trace);
        trace.EndInitialize(status);
        return trace;
    }
}
