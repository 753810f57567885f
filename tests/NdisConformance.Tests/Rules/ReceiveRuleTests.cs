using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class ReceiveRuleTests
{
    [Test]
    [Rule("RECV-001", "RECV-002", "RECV-003", "RECV-004", "RECV-008", "RECV-016", "RECV-018", "RECV-019", "RECV-024",
        "NBL-001")]
    public void Silent_WhenListsAreIndicatedAndReturned()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(101);
        trace.GiveBack(101);
        trace.Indicate(101, NDIS_RECEIVE_FLAGS_RESOURCES);
        trace.Indicate(101, body: () => trace.GiveBack(101));
        Expect.Silent(
            trace,
            "RECV-001",
            "RECV-002",
            "RECV-003",
            "RECV-004",
            "RECV-008",
            "RECV-016",
            "RECV-018",
            "RECV-019",
            "RECV-024",
            "NBL-001");
    }

    [Test]
    [Rule("RECV-004")]
    public void Silent_AndNotExercisedWithResources()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Indicate(101, NDIS_RECEIVE_FLAGS_RESOURCES);
        Expect.Silent(trace);
        Assert.That(trace.Engine.Exercised("RECV-004"), Is.Zero);
    }

    [Test]
    [Rule("RECV-001")]
    public void Fires_WhenTheSourceIsNull()
        => Expect.Fires("RECV-001", Indicated(t => t.Indicate(101, source: TraceObject.Null(ObjectKind.Adapter))));

    [Test]
    [Rule("RECV-001")]
    public void Fires_WhenTheSourceIsAnotherAdapter()
        => Expect.Fires(
            "RECV-001", Indicated(t => t.Indicate(101, source: TraceScript.Object(ObjectKind.Adapter, 2))));

    [Test]
    [Rule("RECV-002")]
    public void Fires_WhenTheCountIsWrong() => Expect.Fires("RECV-002", Indicated(t => t.Indicate(101, said: 2)));

    [Test]
    [Rule("RECV-003")]
    public void Fires_WhenTheListIsNotSound()
        => Expect.Fires("RECV-003", Indicated(t => t.Indicate(101, isConsistent: false)));

    [Test]
    [Rule("RECV-008")]
    public void Fires_WhenIndicatedAgain()
        => Expect.Fires("RECV-008", Indicated(t =>
        {
            t.Indicate(101);
            t.Indicate(101, owner: OwnerCode.Ndis);
        }));

    [Test]
    [Rule("RECV-010")]
    public void Fires_WhenALockIsHeldAcrossTheIndication()
        => Expect.Fires("RECV-010", Indicated(t => t.Indicate(101, body: () =>
        {
            TraceObject nbl = DriverTrace.Nbl(101);
            t.ReceiveReturned(nbl, resources: false);
            t.DuringReturn(
                nbl, () => t.LockMisuse(TraceScript.Object(ObjectKind.Lock, 1), LockReason.SelfDeadlock));
        })));

    [Test]
    [Rule("RECV-010")]
    public void Silent_WhenListsReturnInside()
        => Expect.Silent(Indicated(t => t.Indicate(101, body: () => t.GiveBack(101))), "RECV-010");

    [Test]
    [Rule("RECV-013")]
    public void Fires_WhenIndicatedWhileInitializing()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.Initialize(() => trace.Indicate(101));
        Expect.Fires("RECV-013", trace);
    }

    [Test]
    [Rule("RECV-013", "RECV-014")]
    public void Silent_WhenFramesArriveTooEarly()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.Initialize(() => trace.WireReceive(TraceScript.Object(ObjectKind.Frame, 1), 60, FrameAudience.Everybody));
        trace.WireReceive(TraceScript.Object(ObjectKind.Frame, 2), 60, FrameAudience.Everybody);
        Expect.Silent(trace, "RECV-013", "RECV-014");
    }

    [Test]
    [Rule("RECV-014")]
    public void Fires_WhenIndicatedWhilePaused()
        => Expect.Fires("RECV-014", Indicated(t =>
        {
            t.Pause();
            t.Dpc(() => t.Indicate(101));
        }));

    [Test]
    [Rule("RECV-016")]
    public void Fires_WhenAListHasTwoNetBuffers()
        => Expect.Fires("RECV-016", Indicated(t => t.Indicate(101, netBuffers: 2)));

    [Test]
    [Rule("RECV-018")]
    public void Fires_WhenTheFlagIsSetAtPassiveLevel()
        => Expect.Fires("RECV-018", Indicated(t => t.Indicate(101, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL)));

    [Test]
    [Rule("RECV-019")]
    public void Fires_WhenTheReservedFlagIsSet()
        => Expect.Fires("RECV-019", Indicated(t => t.Indicate(101, NDIS_RECEIVE_FLAGS_MORE_NBLS)));

    [TestCase(0x10u, true)]
    [TestCase(0x1_0000u, true)]
    [TestCase(NDIS_RECEIVE_FLAGS_SHARED_MEMORY_INFO_VALID, false)]
    [TestCase(NDIS_RECEIVE_FLAGS_SINGLE_QUEUE, false)]
    [Rule("RECV-019")]
    public void Fires_WhenAFlagDoesNotFit(uint flag, bool isViolation)
        => Assert.That(
            Expect.Fires("RECV-019", Indicated(t => t.Indicate(101, flag))).IsViolation, Is.EqualTo(isViolation));

    [TestCase(NDIS_RECEIVE_FLAGS_SINGLE_VLAN)]
    [TestCase(NDIS_RECEIVE_FLAGS_PERFECT_FILTERED)]
    [Rule("RECV-019")]
    public void Silent_WhenAFlagFits(uint flag)
        => Expect.Silent(Indicated(t => t.Indicate(101, flag)), "RECV-019");

    [Test]
    [Rule("RECV-019")]
    public void Fires_WhenThePortWasNotAllocated()
        => Assert.That(
            Expect.Fires("RECV-019", Indicated(t => t.Indicate(101, port: 1))).Actual, Does.EndWith("PortNumber 1"));

    [TestCase(0, 32u, "violation")]
    [TestCase(0, 14u, "violation")]
    [TestCase(1, 14u, "nothing")]
    [TestCase(1, 10u, "advice")]
    [Rule("RECV-017")]
    public void Fires_WhenAFrameLiesInSeveralMdls_OnTheFirstVersion(byte minor, uint firstBytes, string shown)
    {
        DriverTrace trace = RunningOn(minor);
        trace.FrameInPieces(DriverTrace.Nbl(101), mdls: 2, firstBytes);
        trace.Indicate(101);
        Finding? finding = trace.Engine.Findings.FirstOrDefault(finding => finding.RuleId == "RECV-017");
        Assert.That(
            finding is null ? "nothing" : finding.IsViolation ? "violation" : "advice", Is.EqualTo(shown));
    }

    [Test]
    [Rule("RECV-017")]
    public void Silent_WhenAFrameLiesInOneMdl()
    {
        DriverTrace trace = RunningOn(minor: 0);
        trace.Indicate(101);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Has.None.EqualTo("RECV-017"));
        Assert.That(trace.Engine.Exercised("RECV-017"), Is.Positive);
    }

    [Test]
    [Rule("NBL-001")]
    public void Fires_WhenANetBufferLiesInMemoryOfTheDriver()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.PrivateNetBufferIndicated(DriverTrace.Nbl(101), TraceScript.Object(ObjectKind.Memory, 1));
        trace.Indicate(101, isConsistent: false, netBuffers: 0);
        Expect.Fires("NBL-001", trace);
    }

    [TestCase(0x88B5u, NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE, false)]
    [TestCase(0x88B6u, NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE, true)]
    [TestCase(0x88B6u, 0u, false)]
    [Rule("RECV-019")]
    public void Fires_WhenTheFramesOfAChainAreNotOfOneEtherType(uint second, uint flags, bool isWrong)
    {
        DriverTrace trace = Indicated(t => t.Indicate(101, flags, etherTypes: [0x88B5, second]));
        if (isWrong)
        {
            Expect.Fires("RECV-019", trace);
        }
        else
        {
            Expect.Silent(trace, "RECV-019");
        }
    }

    [Test]
    [Rule("RECV-024")]
    public void Fires_WhenASendIsIndicated()
        => Expect.Fires("RECV-024", Indicated(t =>
        {
            t.Submit(1, 1);
            t.Send(1, () => t.Indicate(1));
        }));

    [Test]
    [Rule("NBL-001")]
    public void Fires_WhenAPrivateListIsIndicated()
        => Expect.Fires(
            "NBL-001", Indicated(t => t.Indicate(0, owner: OwnerCode.Nobody, state: ObjectState.Unknown)));

    [TestCase(2u, 2, false)]
    [TestCase(2u, 3, true)]
    [TestCase(1u, 3, true)]
    [Rule("RECV-022")]
    public void Fires_WhenADpcIndicatesMoreThanItMay(uint limit, int lists, bool isWrong)
    {
        DriverTrace trace = Indicated(t => t.Dpc(() => IndicateAndReturn(t, lists), limit));
        if (isWrong)
        {
            Expect.Fires("RECV-022", trace);
        }
        else
        {
            Expect.Silent(trace, "RECV-022");
        }
    }

    [TestCase(NDIS.NDIS_INDICATE_ALL_NBLS, true, true)]
    [TestCase(NDIS.NDIS_INDICATE_ALL_NBLS, false, false)]
    [TestCase(2u, true, false)]
    [Rule("RECV-022")]
    public void Fires_AsAdvice_WhenADpcWithoutALimitHasARest(uint limit, bool hasRest, bool isWrong)
    {
        DriverTrace trace = Indicated(t => t.Dpc(() => IndicateAndReturn(t, 2), limit, hasRest));
        if (isWrong)
        {
            Assert.That(Expect.Fires("RECV-022", trace).IsViolation, Is.False);
        }
        else
        {
            Expect.Silent(trace);
        }
    }

    [Test]
    [Rule("RECV-022")]
    public void Silent_WhenEachDpcKeepsToItsLimit()
        => Expect.Silent(
            Indicated(t =>
            {
                t.Dpc(() => IndicateAndReturn(t, 2), limit: 2);
                t.Dpc(() => IndicateAndReturn(t, 5));
                t.Dpc(() => IndicateAndReturn(t, 2), limit: 2);
            }),
            "RECV-022");

    private static void IndicateAndReturn(DriverTrace trace, int lists)
    {
        for (uint nbl = 101; nbl < 101 + lists; nbl++)
        {
            trace.Indicate(nbl);
            trace.GiveBack(nbl);
        }
    }

    private static DriverTrace RunningOn(uint minor)
        => DriverTrace.Running(options: new RuleOptions { HostVersion = 0x0006_0000 | minor });

    private static DriverTrace Indicated(Action<DriverTrace> body)
    {
        DriverTrace trace = DriverTrace.Running();
        body(trace);
        return trace;
    }
}
