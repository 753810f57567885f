using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_MEDIA_CONNECT_STATE;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class StatusRuleTests
{
    private const uint GoodHeader = 0x80 | (1 << 8) | (40 << 16);

    [Test]
    [Rule("LIFE-036", "LIFE-037", "LIFE-038", "LIFE-039", "LIFE-040", "LIFE-041")]
    public void Silent_WhenEachChangeIsIndicated()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
        Indicate(trace, MediaConnectStateDisconnected);
        Pass(trace);
        trace.LinkChanged(DriverTrace.Adapter, up: true, speed: 0);
        Indicate(trace, MediaConnectStateConnected);
        Indicate(trace, MediaConnectStateConnected);
        Pass(trace);
        Expect.Silent(trace, "LIFE-036", "LIFE-037", "LIFE-038", "LIFE-039", "LIFE-040", "LIFE-041");
    }

    [TestCase(0u, 1u, 112u)]
    [TestCase(0x98u, 2u, 112u)]
    [TestCase(0x98u, 1u, 64u)]
    [Rule("LIFE-036")]
    public void Fires_WhenTheHeaderIsWrong(uint type, uint revision, uint size)
    {
        DriverTrace trace = DriverTrace.Running();
        Indicate(trace, MediaConnectStateConnected, type: type, revision: revision, size: size);
        Expect.Fires("LIFE-036", trace);
    }

    [Test]
    [Rule("LIFE-037")]
    public void Fires_AsAdvice_WhenTheSourceIsAnother()
    {
        DriverTrace trace = DriverTrace.Running();
        Indicate(trace, MediaConnectStateConnected, source: TraceObject.Null(ObjectKind.Adapter));
        Assert.That(Expect.Fires("LIFE-037", trace).IsViolation, Is.False);
    }

    [TestCase(0u, 40u, 1u)]
    [TestCase(0x80u, 40u, 1u)]
    [TestCase(0x80u | (1 << 8) | (36 << 16), 40u, 1u)]
    [TestCase(GoodHeader, 4u, 1u)]
    [TestCase(GoodHeader, 40u, 3u)]
    [Rule("LIFE-038")]
    public void Fires_WhenTheBufferIsWrong(uint state, uint bufferSize, uint connectState)
    {
        DriverTrace trace = DriverTrace.Running();
        Indicate(trace, (NDIS_MEDIA_CONNECT_STATE)connectState, state: state, bufferSize: bufferSize);
        Expect.Fires("LIFE-038", trace);
    }

    [Test]
    [Rule("LIFE-038")]
    public void Silent_WhenAnotherStatusHasAnotherBuffer()
    {
        DriverTrace trace = DriverTrace.Running();
        Indicate(trace, 0, code: (NDIS_STATUS)0x4001_0018, state: 0, bufferSize: 0);
        Expect.Silent(trace, "LIFE-036");
        Assert.That(trace.Engine.Exercised("LIFE-038"), Is.Zero);
    }

    [Test]
    [Rule("LIFE-039")]
    public void Fires_AboveDispatchLevel()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.At(DEVICE_LEVEL, () => Indicate(trace, MediaConnectStateConnected));
        Expect.Fires("LIFE-039", trace);
    }

    [Test]
    [Rule("LIFE-040")]
    public void Fires_WhenAChangeIsNotIndicated()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
        Pass(trace);
        Expect.Fires("LIFE-040", trace);
    }

    [Test]
    [Rule("LIFE-040")]
    public void Silent_WhenTheLinkIsBackBeforeLong()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
        trace.Drained(DriverTrace.Adapter);
        trace.LinkChanged(DriverTrace.Adapter, up: true, speed: 0);
        Pass(trace);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("LIFE-041")]
    public void Fires_WhenTheOldStateIsIndicatedAndNotCorrected()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
        Indicate(trace, MediaConnectStateConnected);
        Pass(trace);
        Expect.Fires("LIFE-041", trace);
    }

    [Test]
    [Rule("LIFE-041")]
    public void Silent_WhenTheOldStateIsCorrected_OrTheStateIsUnknown()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
        Indicate(trace, MediaConnectStateConnected);
        Indicate(trace, MediaConnectStateDisconnected);
        Pass(trace);
        trace.LinkChanged(DriverTrace.Adapter, up: true, speed: 0);
        Indicate(trace, MediaConnectStateUnknown);
        Pass(trace);
        Expect.Silent(trace, "LIFE-041");
    }

    [Test]
    [Rule("SEND-005")]
    public void Silent_WhenAFrameIsLostThatWasSentBeforeTheLinkCameUp()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
        Indicate(trace, MediaConnectStateDisconnected);
        trace.Complete(1);
        trace.Drained(DriverTrace.Adapter);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("ATTR-001")]
    public void Fires_BeforeTheRegistrationAttributes()
    {
        DriverTrace trace = new();
        trace.Load();
        trace.BeginInitialize();
        Indicate(trace, MediaConnectStateConnected);
        Expect.Fires("ATTR-001", trace);
    }

    [Test]
    [Rule("LIFE-011")]
    public void Fires_AfterHalt()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Pause();
        trace.Halt();
        TraceObject dead = DriverTrace.Adapter.As(ObjectState.Released);
        trace.HandleMisuse(TraceName.NdisMIndicateStatusEx, 0, ObjectKind.Adapter, dead, DriverTrace.Adapter);
        Expect.Fires("LIFE-011", trace);
    }

    [Test]
    [Rule("LIFE-040")]
    public void Fires_WhenTheNextChangeComesLongAfterOneThatWasNotIndicated()
    {
        DriverTrace trace = DriverTrace.Running();
        Indicate(trace, MediaConnectStateConnected);
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
        trace.Time += TimeLimits.Link;
        trace.LinkChanged(DriverTrace.Adapter, up: true, speed: 0);
        Expect.Fires("LIFE-040", trace);
    }

    // The attributes say 20 bits per second to send and 10 to receive.
    [TestCase(20UL, 10UL, null)]
    [TestCase(25UL, 25UL, null)]
    [TestCase(20UL, NDIS_LINK_SPEED_UNKNOWN, null)]
    [TestCase(NDIS_LINK_SPEED_UNKNOWN, 10UL, null)]
    [TestCase(10UL, 10UL, "NdisMIndicateStatusEx got XmitLinkSpeed 10")]
    [TestCase(2000UL, 10UL, "NdisMIndicateStatusEx got XmitLinkSpeed 2000")]
    [TestCase(20UL, 20UL, "NdisMIndicateStatusEx got RcvLinkSpeed 20")]
    [TestCase(20UL, 0UL, "NdisMIndicateStatusEx got RcvLinkSpeed 0")]
    [Rule("LIFE-046")]
    public void Fires_WhenASpeedIsAnotherThanInTheAttributes(ulong xmit, ulong rcv, string? actual)
    {
        DriverTrace trace = DriverTrace.Running(started => started.Describe(xmit: 20, maxXmit: 20));
        trace.LinkChanged(DriverTrace.Adapter, up: true, speed: 25);
        Indicate(trace, MediaConnectStateConnected, xmit: xmit, rcv: rcv);
        if (actual is null)
        {
            Expect.Silent(trace, "LIFE-046");
        }
        else
        {
            Assert.That(Expect.Fires("LIFE-046", trace).Actual, Is.EqualTo(actual));
            Assert.That(trace.Engine.Findings, Has.Count.EqualTo(1));
        }
    }

    [TestCase(MediaConnectStateConnected, MediaConnectStateDisconnected, 20UL)]
    [TestCase(MediaConnectStateDisconnected, MediaConnectStateConnected, 20UL)]
    [TestCase(MediaConnectStateConnected, MediaConnectStateConnected, NDIS_LINK_SPEED_UNKNOWN)]
    [Rule("LIFE-046")]
    public void Silent_WhenThereAreNoSpeedsToCompare(
        NDIS_MEDIA_CONNECT_STATE declared, NDIS_MEDIA_CONNECT_STATE indicated, ulong xmit)
    {
        DriverTrace trace = DriverTrace.Running(
            started => started.Describe(xmit: xmit, maxXmit: xmit, state: declared));
        trace.LinkChanged(DriverTrace.Adapter, up: true, speed: 25);
        Indicate(trace, indicated, xmit: 2000, rcv: indicated == declared ? 10u : 1000);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Has.None.EqualTo("LIFE-046"));
    }

    [Test]
    [Rule("LIFE-046")]
    public void Silent_WhenTheLinkOfTheDeviceMayComeBackSlower()
    {
        DriverTrace trace = DriverTrace.Running(started => started.Describe(xmit: 20, maxXmit: 20));
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
        trace.LinkChanged(DriverTrace.Adapter, up: true, speed: 0);
        Indicate(trace, MediaConnectStateConnected, xmit: 2, rcv: 1);
        Expect.Silent(trace);
        Assert.That(trace.Engine.Exercised("LIFE-046"), Is.Zero);
    }

    [Test]
    [Rule("LIFE-046")]
    public void Silent_WhenTheSpeedsAreThoseOfTheAttributes()
    {
        DriverTrace trace = DriverTrace.Running(started => started.Describe(xmit: 20, maxXmit: 20));
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 25);
        Indicate(trace, MediaConnectStateDisconnected);
        trace.LinkChanged(DriverTrace.Adapter, up: true, speed: 25);
        Indicate(trace, MediaConnectStateConnected, xmit: 20, rcv: 10);
        Expect.Silent(trace, "LIFE-046");
    }

    private static void Pass(DriverTrace trace)
    {
        trace.Time += TimeLimits.Link;
        trace.Drained(DriverTrace.Adapter);
    }

    private static void Indicate(
        DriverTrace trace,
        NDIS_MEDIA_CONNECT_STATE connectState,
        uint type = NDIS_OBJECT_TYPE_STATUS_INDICATION,
        uint revision = NDIS_STATUS_INDICATION_REVISION_1,
        uint size = NDIS_SIZEOF_STATUS_INDICATION_REVISION_1,
        TraceObject? source = null,
        NDIS_STATUS code = NDIS_STATUS.NDIS_STATUS_LINK_STATE,
        uint state = GoodHeader,
        uint bufferSize = NDIS_SIZEOF_LINK_STATE_REVISION_1,
        ulong xmit = 0,
        ulong rcv = 0)
        => trace.NdisMIndicateStatusExReturn(trace.NdisMIndicateStatusExCall(
            DriverTrace.Adapter,
            type,
            revision,
            size,
            source ?? DriverTrace.Adapter,
            port: 0,
            code,
            bufferSize,
            state,
            (uint)connectState,
            xmitLinkSpeed: xmit,
            rcvLinkSpeed: rcv));
}
