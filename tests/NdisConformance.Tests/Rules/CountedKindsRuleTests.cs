using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>The bytes and kinds of frames that a driver counts, between two answers of OID_GEN_STATISTICS.</summary>
[TestFixture]
internal sealed class CountedKindsRuleTests
{
    private const uint InOctets = 0x8;
    private const uint OutOctets = 0x200;
    private const uint OutBroadcastFrames = 0x100;
    private const uint OutBroadcastOctets = 0x20_0000;
    private const uint SentKindFlags = 0x1C0;
    private const uint ReceivedKindFlags = 0x7;

    // What the first answer says of each counter: one of 32 bits wraps around soon.
    private const uint Before = uint.MaxValue - 9;

    // Two frames of 1,514 bytes. Of each the header may be left out, and the check sequence may be counted.
    [TestCase(OutOctets, 2999u, true)]
    [TestCase(OutOctets, 3000u, false)]
    [TestCase(OutOctets, 3028u, false)]
    [TestCase(OutOctets, 3036u, false)]
    [TestCase(OutOctets, 3037u, true)]
    [TestCase(OutOctets, 0u, true)]
    [TestCase(OutBroadcastOctets, 2999u, true)]
    [TestCase(OutBroadcastOctets, 3000u, false)]
    [TestCase(OutBroadcastOctets, 3036u, false)]
    [TestCase(OutBroadcastOctets, 3037u, true)]
    [TestCase(OutBroadcastFrames, 2u, false)]
    [TestCase(OutBroadcastFrames, 0u, true)] // counted as another kind
    [TestCase(OutBroadcastFrames, 3u, true)]
    [Rule("OID-022")]
    public void Fires_WhenSentFramesAreCountedWrongly(uint flag, uint up, bool isWrong)
    {
        foreach (bool isOf32Bits in new[] { false, true })
        {
            DriverTrace trace = DriverTrace.Running();
            ReportSent(trace, flag, Before);
            trace.Transmit(1, 1);
            trace.Transmit(2, 1);
            Wait(trace);
            ReportSent(trace, flag, isOf32Bits ? unchecked(Before + up) : (ulong)Before + up);
            Expect.Judged("OID-022", trace, isWrong, "OID-022");
        }
    }

    /// <summary>What all kinds together are wrong by is said by OID-016.</summary>
    [TestCase(SentKindFlags, 2u, 0u, true)]
    [TestCase(SentKindFlags, 1u, 0u, false)]
    [TestCase(SentKindFlags, 2u, 2u, false)]
    [TestCase(OutBroadcastFrames, 1u, 0u, true)]
    [TestCase(OutBroadcastFrames | 0x40u, 1u, 0u, true)]
    [Rule("OID-022")]
    public void Fires_WhenSentFramesAreCountedAsAnotherKind(uint supported, uint all, uint broadcast, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        ReportSent(trace, supported, Before);
        trace.Transmit(1, 1);
        trace.Transmit(2, 1);
        Wait(trace);
        trace.SentKindsReported(
            DriverTrace.OidRequest,
            supported,
            bytes: 0,
            frames: (ulong)Before + all,
            broadcastFrames: (ulong)Before + broadcast,
            broadcastBytes: 0);
        Expect.Judged("OID-022", trace, isWrong, "OID-022");
    }

    [Test]
    [Rule("OID-022")]
    public void Silent_WhenAFrameLeftThatIsNoneOfTheHosts()
    {
        DriverTrace trace = DriverTrace.Running();
        ReportSent(trace, uint.MaxValue, 0);
        trace.Transmit(1, 1);
        trace.Transmit(2, 1, WireMatch.None);
        Wait(trace);
        ReportSent(trace, uint.MaxValue, 7);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Has.None.EqualTo("OID-022"));

        Transmit(trace);
        ReportSent(trace, OutOctets, 8);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Has.One.EqualTo("OID-022"));
    }

    [TestCase(0u)]
    [TestCase(~(OutOctets | OutBroadcastFrames | OutBroadcastOctets))]
    [Rule("OID-022")]
    public void Silent_WhenTheCountersOfSentFramesAreNotValid(uint supported)
    {
        DriverTrace trace = DriverTrace.Running();
        ReportSent(trace, supported, 0);
        trace.Transmit(1, 1);
        Wait(trace);
        ReportSent(trace, supported, 0);
        Expect.Silent(trace, "OID-022");
    }

    // A frame of 40 bytes, which the NIC pads to 60.
    [TestCase(25u, true)]
    [TestCase(26u, false)]
    [TestCase(40u, false)]
    [TestCase(64u, false)]
    [TestCase(65u, true)]
    [Rule("OID-022")]
    public void Fires_WhenMoreIsLeftOutThanThePaddingAndTheHeader(uint up, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        ReportSent(trace, OutOctets, Before);
        trace.Submit(1, 1, length: 40);
        trace.Send(1, () => { });
        trace.Transmit(1, 1, length: 60);
        trace.Complete(1);
        Wait(trace);
        ReportSent(trace, OutOctets, (ulong)Before + up);
        Expect.Judged("OID-022", trace, isWrong, "OID-022");
    }

    [TestCase(659u, true)]
    [TestCase(660u, false)] // without header
    [TestCase(800u, false)]
    [TestCase(840u, false)] // with check sequence
    [TestCase(841u, true)]
    [Rule("OID-022")]
    public void Fires_WhenOtherBytesAreCountedThanArrived(uint up, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        ReportReceived(trace, InOctets, default);
        for (uint frame = 1; frame <= 10; frame++)
        {
            Arrive(trace, frame, FrameAudience.Everybody, length: 80);
            Take(trace, frame);
        }

        Wait(trace);
        ReportReceived(trace, InOctets, new Counts { Bytes = up });
        Expect.Judged("OID-022", trace, isWrong, "OID-022");
    }

    /// <summary>One is for the station, two for groups and three for all; the driver counts none for a group.</summary>
    [TestCase(0x1u, "ifHCInUcastPkts up by 1", "ifHCInUcastPkts went up by 3")]
    [TestCase(0x2u, "ifHCInMulticastPkts up by 2", "ifHCInMulticastPkts went up by 0")]
    [TestCase(0x4u, null, null)]
    [TestCase(0x1_0000u, "ifHCInUcastOctets up by 86 to 104", "ifHCInUcastOctets went up by 500")]
    [TestCase(0x2_0000u, "ifHCInMulticastOctets up by 372 to 408", "ifHCInMulticastOctets went up by 0")]
    [TestCase(0x4_0000u, null, null)]
    [TestCase(InOctets, null, null)]
    [Rule("OID-022")]
    public void Fires_WhenAKindIsCountedAsAnother(uint flag, string? expected, string? actual)
    {
        DriverTrace trace = DriverTrace.Running();
        ReportReceived(trace, flag, default);
        ArriveAll(trace);
        Wait(trace);
        ReportReceived(trace, flag, new Counts(1400, 3, 0, 3, 500, 0, 900));
        Expect.Judged("OID-022", trace, isWrong: expected is not null, "OID-022");
        if (expected is not null)
        {
            Finding finding = trace.Engine.Findings.Single();
            Assert.That(finding.Expected, Does.StartWith(expected));
            Assert.That(finding.Actual, Is.EqualTo(actual));
        }
    }

    [TestCase(3u, 0u, 3u, true)]
    [TestCase(1u, 1u, 3u, false)] // OID-016 says that one is missing
    [TestCase(1u, 2u, 3u, false)]
    [Rule("OID-022")]
    public void Fires_WhenKindsAreWrong_ThoughTogetherTheyAreRight(
        uint directed, uint multicast, uint broadcast, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        ReportReceived(trace, ReceivedKindFlags, default);
        ArriveAll(trace);
        Wait(trace);
        ReportReceived(trace, ReceivedKindFlags, new Counts(0, directed, multicast, broadcast, 0, 0, 0));
        Expect.Judged("OID-022", trace, isWrong, "OID-022");
    }

    [Test]
    [Rule("OID-022")]
    public void Silent_WhenEveryKindIsCounted()
    {
        DriverTrace trace = DriverTrace.Running();
        ReportReceived(trace, uint.MaxValue, default);
        ArriveAll(trace);
        Wait(trace);
        ReportReceived(trace, uint.MaxValue, new Counts(1400, 1, 2, 3, 100, 400, 900));
        Expect.Silent(trace, "OID-022");

        ReportReceived(trace, uint.MaxValue, new Counts(1401, 1, 2, 3, 100, 400, 900));
        Expect.Fires("OID-022", trace);
    }

    [TestCase(FrameAudience.Everybody, false)]
    [TestCase(FrameAudience.NotAdmitted, true)]
    [TestCase(FrameAudience.NotAdmitted, false)]
    [TestCase(FrameAudience.OtherStation, true)]
    [Rule("OID-022")]
    public void Silent_WhenAFrameWasNotIndicated_OrNotAdmitted(FrameAudience audience, bool isIndicated)
    {
        DriverTrace trace = DriverTrace.Running();
        ReportReceived(trace, uint.MaxValue, default);
        Arrive(trace, 1, FrameAudience.Station, length: 60);
        Take(trace, 1);
        Arrive(trace, 2, audience, length: 60);
        if (isIndicated)
        {
            Take(trace, 2);
        }

        Wait(trace);
        ReportReceived(trace, uint.MaxValue, new Counts { Bytes = 7 });
        Expect.Silent(trace);
        Assert.That(trace.Engine.Exercised("OID-022"), Is.Zero);
    }

    /// <summary>A driver may count a frame when it indicates it.</summary>
    [TestCase(false)]
    [TestCase(true)]
    [Rule("OID-022")]
    public void Silent_WhenAFrameIsIndicatedThatArrivedBeforeTheFirstAnswer(bool anotherArrives)
    {
        DriverTrace trace = DriverTrace.Running();
        Arrive(trace, 1, FrameAudience.Station, length: 60);
        Wait(trace);
        ReportReceived(trace, InOctets, default);
        if (anotherArrives)
        {
            Arrive(trace, 2, FrameAudience.Station, length: 60);
        }

        Take(trace, 1);
        if (anotherArrives)
        {
            Take(trace, 2);
        }

        Wait(trace);
        ReportReceived(trace, InOctets, new Counts { Bytes = anotherArrives ? 120u : 60 });
        Expect.Silent(trace);
    }

    [Test]
    [Rule("OID-022")]
    public void Silent_WhileFramesAreOnTheirWay([Values] bool isAtTheFirstAnswer)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Submit(1, 1);
        trace.Send(1, () => { });
        if (!isAtTheFirstAnswer)
        {
            trace.Transmit(1, 1);
            trace.Complete(1);
        }

        Wait(trace);
        ReportSent(trace, OutOctets, 0);
        trace.Submit(2, 2);
        trace.Send(2, () => { });
        if (isAtTheFirstAnswer)
        {
            trace.Transmit(1, 1);
            trace.Complete(1);
            trace.Transmit(2, 2);
            trace.Complete(2);
        }

        Wait(trace);
        ReportSent(trace, OutOctets, 7);
        Expect.Silent(trace);
        Assert.That(trace.Engine.Exercised("OID-022"), Is.Zero);
    }

    [Test]
    [Rule("OID-022")]
    public void Silent_SoonAfterAFrame_WhichTheDriverMayNotKnowOf()
    {
        DriverTrace trace = DriverTrace.Running();
        ReportSent(trace, OutOctets, 0);
        ReportReceived(trace, InOctets, default);
        trace.Transmit(1, 1);
        Arrive(trace, 1, FrameAudience.Station, length: 60);
        Take(trace, 1);
        trace.Time += TimeLimits.Counters - 1;
        ReportSent(trace, OutOctets, 7);
        ReportReceived(trace, InOctets, new Counts { Bytes = 7 });
        Expect.Silent(trace);
        Assert.That(trace.Engine.Exercised("OID-022"), Is.Zero);
    }

    [Test]
    [Rule("OID-022")]
    public void Silent_WhenThePeriodIsBroken()
    {
        const uint PowerProfileChanged = 5;
        Action<DriverTrace>[] breaks =
        [
            trace => trace.FlawAsked(DriverTrace.Adapter),
            trace => trace.LinkChanged(DriverTrace.Adapter, up: true, speed: 0),
            trace => trace.Restart(),
            trace => trace.MiniportResetExExit(
                trace.MiniportResetExEnter(DriverTrace.Adapter), NDIS_STATUS_SUCCESS, addressingReset: false),
            trace => trace.MiniportDevicePnPEventNotifyExit(
                trace.MiniportDevicePnPEventNotifyEnter(DriverTrace.Adapter, PowerProfileChanged)),
        ];
        foreach (Action<DriverTrace> act in breaks)
        {
            DriverTrace trace = DriverTrace.Running();
            ReportSent(trace, OutOctets, 0);
            act(trace);
            Transmit(trace);
            ReportSent(trace, OutOctets, 7);
            Expect.Silent(trace);
            Assert.That(trace.Engine.Exercised("OID-022"), Is.Zero);

            Transmit(trace);
            ReportSent(trace, OutOctets, 7);
            Expect.Fires("OID-022", trace);
        }
    }

    [Test]
    [Rule("OID-022")]
    public void Silent_WhenThereIsNoEarlierAnswer()
    {
        DriverTrace trace = DriverTrace.Running();
        Transmit(trace);
        Arrive(trace, 1, FrameAudience.Station, length: 60);
        Take(trace, 1);
        Wait(trace);
        ReportSent(trace, uint.MaxValue, 7);
        ReportReceived(trace, uint.MaxValue, new Counts(7, 7, 7, 7, 7, 7, 7));
        Expect.Silent(trace);
        Assert.That(trace.Engine.Exercised("OID-022"), Is.Zero);
    }

    private static void Transmit(DriverTrace trace)
    {
        trace.Transmit(1, 1);
        Wait(trace);
    }

    private static void ArriveAll(DriverTrace trace)
    {
        FrameAudience[] audiences =
        [
            FrameAudience.Station,
            FrameAudience.Group,
            FrameAudience.Group,
            FrameAudience.Everybody,
            FrameAudience.Everybody,
            FrameAudience.Everybody,
        ];
        for (uint frame = 1; frame <= audiences.Length; frame++)
        {
            FrameAudience audience = audiences[frame - 1];
            Arrive(trace, frame, audience, length: 100 * (uint)audience);
            Take(trace, frame);
        }
    }

    private static void Arrive(DriverTrace trace, uint frame, FrameAudience audience, uint length)
        => trace.WireReceive(TraceScript.Object(ObjectKind.Frame, frame), length, audience);

    private static void Take(DriverTrace trace, uint frame)
        => trace.Indicate(
            100 + frame, frame: TraceScript.Object(ObjectKind.Frame, frame), match: FrameMatch.Exact);

    private static void Wait(DriverTrace trace) => trace.Time += TimeLimits.Counters;

    /// <summary>An answer in which all counters of sent frames are the same.</summary>
    private static void ReportSent(DriverTrace trace, uint supported, ulong count)
        => trace.SentKindsReported(DriverTrace.OidRequest, supported, count, count, count, count);

    private static void ReportReceived(DriverTrace trace, uint supported, in Counts up)
        => trace.ReceivedKindsReported(
            DriverTrace.OidRequest,
            supported,
            Before + up.Bytes,
            Before + up.Directed,
            Before + up.Multicast,
            Before + up.Broadcast,
            Before + up.DirectedBytes,
            Before + up.MulticastBytes,
            Before + up.BroadcastBytes);

    /// <summary>By how much the counters of received frames went up since the first answer.</summary>
    private readonly record struct Counts(
        ulong Bytes,
        ulong Directed,
        ulong Multicast,
        ulong Broadcast,
        ulong DirectedBytes,
        ulong MulticastBytes,
        ulong BroadcastBytes);
}
