using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>
/// What a user sees of a driver of NDIS 5: frames that wait or change places, a link that is not as said.
/// </summary>
[TestFixture]
internal sealed class Ndis5UseRuleTests
{
    [TestCase(true, false, false, true)]
    [TestCase(true, true, false, false)]
    [TestCase(true, false, true, false)]
    [TestCase(false, false, false, false)]
    [Rule("NDIS5-036")]
    public void Fires_WhenAHangIsReportedOfANicThatWorks(bool isHung, bool isHeld, bool isDisturbed, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        if (isDisturbed)
        {
            trace.LinkChanged(Ndis5Trace.Adapter, up: false, speed: 0);
        }

        trace.CheckForHang(isHung, isHeld);
        Expect.Judged("NDIS5-036", trace, isWrong, "NDIS5-036");
    }

    [Test]
    [Rule("NDIS5-036")]
    public void Silent_WhenANicThatHangsIsReported()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.CheckForHang(isHung: false, isHeld: false);
        trace.CheckForHang(isHung: true, isHeld: true);
        Expect.Silent(trace, "NDIS5-036");
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    [Rule("NDIS5-037")]
    public void Fires_WhenALaterPacketLeavesFirst(bool isBeside, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1);
        if (isBeside)
        {
            TraceMark call = trace.MiniportSendPacketsEnter(Ndis5Trace.Adapter, Ndis5Trace.Packet(1), packets: 1);
            trace.Submit(2);
            trace.MiniportSendPacketsExit(call);
        }
        else
        {
            trace.Submit(2);
        }

        trace.Transmit(2, WireMatch.Exact);
        trace.Transmit(1, WireMatch.Exact);
        Expect.Judged("NDIS5-037", trace, isWrong);
    }

    /// <summary>A packet that was refused is given again behind others.</summary>
    [Test]
    [Rule("NDIS5-037")]
    public void Silent_WhenPacketsLeaveAsTheyWereGiven()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Submit(1);
        trace.PacketCompleted(Ndis5Trace.Packet(1), NDIS_STATUS_RESOURCES, OwnerCode.Ndis, byCall: true);
        trace.Submit(2);
        trace.Transmit(2, WireMatch.Exact);
        trace.Submit(1);
        trace.Transmit(1, WireMatch.Exact);
        Expect.Silent(trace, "NDIS5-037");
    }

    [TestCase(NDIS_STATUS_FAILURE, 3, true, true)]
    [TestCase(NDIS_STATUS_FAILURE, 2, true, false)]
    [TestCase(NDIS_STATUS_FAILURE, 3, false, false)]
    [TestCase(NDIS_STATUS_INVALID_LENGTH, 1, false, true)]
    [TestCase(NDIS_STATUS_RESOURCES, 3, true, false)]
    [Rule("NDIS5-038")]
    public void Fires_WhenGoodPacketsAreRefused(NDIS_STATUS status, int packets, bool couldSend, bool isWrong)
    {
        Ndis5Trace trace = new();
        if (couldSend)
        {
            trace.Live();
            SendOne(trace, 1, NDIS_STATUS_SUCCESS);
            trace.Halt();
        }

        trace.State = AdapterState.Initializing;
        trace.Live();
        for (uint packet = 10; packet < 10 + packets; packet++)
        {
            SendOne(trace, packet, status);
        }

        Expect.Judged("NDIS5-038", trace, isWrong, "NDIS5-038");
    }

    [Test]
    [Rule("NDIS5-038")]
    public void Silent_WhenPacketsAreRefusedAfterACallFailed()
    {
        Ndis5Trace trace = new();
        trace.Live();
        SendOne(trace, 1, NDIS_STATUS_SUCCESS);
        trace.NdisQueryBufferSafeReturn(
            trace.NdisQueryBufferSafeCall(TraceScript.Object(ObjectKind.Mdl, 1)), result: false);
        SendOne(trace, 2, NDIS_STATUS_INVALID_LENGTH);
        Expect.Silent(trace, "NDIS5-038");
    }

    [TestCase(false, NDIS_STATUS_MEDIA_CONNECT, 11, true)]
    [TestCase(false, NDIS_STATUS_MEDIA_DISCONNECT, 11, false)]
    [TestCase(true, NDIS_STATUS_MEDIA_DISCONNECT, 11, true)]
    [TestCase(false, NDIS_STATUS_MEDIA_CONNECT, 9, false)]
    [Rule("NDIS5-039")]
    public void Fires_WhenTheLinkIsNotAsItWasSaidToBe(bool isUp, NDIS_STATUS said, int seconds, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.LinkChanged(Ndis5Trace.Adapter, isUp, speed: 0);
        trace.Say(said);
        trace.Time += seconds * TimeUnits.TicksPerSecond;
        trace.Halt();
        Expect.Judged("NDIS5-039", trace, isWrong);
    }

    [Test]
    [Rule("NDIS5-039")]
    public void Silent_WhenTheLinkIsTrueInTheEnd()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.LinkChanged(Ndis5Trace.Adapter, up: false, speed: 0);
        trace.LinkChanged(Ndis5Trace.Adapter, up: true, speed: 0);
        trace.Say(NDIS_STATUS_MEDIA_DISCONNECT);
        trace.Say(NDIS_STATUS_MEDIA_CONNECT);
        trace.Time += 11 * TimeUnits.TicksPerSecond;
        trace.Halt();
        Expect.Silent(trace, "NDIS5-039");
    }

    [TestCase(11, false, true)]
    [TestCase(9, false, false)]
    [TestCase(11, true, false)]
    [Rule("NDIS5-040")]
    public void Fires_WhenAFrameWaitsInTheRing(int seconds, bool isLent, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        if (isLent)
        {
            trace.Arrive(1);
            trace.Indicate(1, OwnerCode.Miniport);
        }

        trace.Arrive(2);
        trace.Time += seconds * TimeUnits.TicksPerSecond;
        trace.Indicate(2, OwnerCode.Miniport);
        Expect.Judged("NDIS5-040", trace, isWrong, "NDIS5-040");
    }

    [Test]
    [Rule("NDIS5-040")]
    public void Silent_WhenFramesAreIndicatedSoon()
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Arrive(1);
        trace.Indicate(1, OwnerCode.Miniport);
        Expect.Silent(trace, "NDIS5-040");
    }

    [Test]
    [Rule("LIFE-044")]
    public void Fires_WhenTheDeviceRunsAfterTheShutdown([Values] bool isRunning)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.DeviceRead(TraceScript.Object(ObjectKind.SharedMemory, 1), offset: 0, length: 16, AccessEnd.Inside);
        trace.MiniportShutdownExit(trace.MiniportShutdownEnter(Ndis5Trace.Adapter));
        if (isRunning)
        {
            trace.DeviceRead(TraceScript.Object(ObjectKind.SharedMemory, 1), offset: 0, length: 16, AccessEnd.Inside);
        }

        Expect.Judged("LIFE-044", trace, isRunning, "LIFE-044");
    }

    [Test]
    [Rule("INT-003")]
    public void Fires_WhenTheIsrMeetsNullInInitialize([Values] bool isInInitialize)
    {
        Ndis5Trace trace = new();
        if (!isInInitialize)
        {
            trace.Live();
            Crash(trace);
        }
        else
        {
            trace.Initialize(() =>
            {
                trace.SetAttributes();
                Crash(trace);
            });
        }

        Expect.Judged("INT-003", trace, isInInitialize);
    }

    private static void Crash(Ndis5Trace trace)
    {
        TraceMark isr = trace.MiniportISREnter(Ndis5Trace.Interrupt, wasRaised: false);
        trace.Crash(code: 0xD1, parameter1: 0);
        trace.MiniportISRExit(isr, recognized: false, queueDpc: false);
    }

    private static void SendOne(Ndis5Trace trace, uint packet, NDIS_STATUS status)
    {
        trace.Submit(packet);
        if (status == NDIS_STATUS_SUCCESS)
        {
            trace.Transmit(packet, WireMatch.Exact);
        }

        trace.Finish(packet, status);
    }

    /// <summary>Ten seconds for a driver that looks now and then; and a reset throws frames away.</summary>
    [TestCase(4u, 11, false, true)]
    [TestCase(3u, 11, false, false)]
    [TestCase(4u, 9, false, false)]
    [TestCase(4u, 11, true, false)]
    [Rule("RECV-028")]
    public void Fires_WhenAdmittedFramesAreNotIndicated(uint frames, int seconds, bool isReset, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Arrive(1);
        trace.Indicate(1, OwnerCode.Miniport);
        trace.PacketReturned(Ndis5Trace.Packet(1), byCall: true);
        for (uint frame = 2; frame < 2 + frames; frame++)
        {
            trace.Time += TimeUnits.TicksPerMillisecond;
            trace.Arrive(frame);
        }

        trace.Time += seconds * TimeUnits.TicksPerSecond;
        if (isReset)
        {
            trace.Reset();
        }

        trace.Halt();
        Assert.That(Found(trace), isWrong ? Has.Member("RECV-028") : Has.No.Member("RECV-028"));
    }

    [TestCase(true, 11, true)]
    [TestCase(true, 9, false)]
    [TestCase(false, 11, false)]
    [Rule("RECV-021")]
    public void Fires_WhenNothingIsIndicatedAfterAShortage(bool isReturned, int seconds, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Live();
        trace.Arrive(1);
        trace.Indicate(1, OwnerCode.Miniport);
        trace.Arrive(2);
        trace.Drain();
        if (isReturned)
        {
            trace.PacketReturned(Ndis5Trace.Packet(1), byCall: false);
        }

        for (uint frame = 3; frame < 8; frame++)
        {
            trace.Time += TimeUnits.TicksPerMillisecond;
            trace.Arrive(frame);
        }

        trace.Time += seconds * TimeUnits.TicksPerSecond;
        trace.Drain();
        Assert.That(Found(trace), isWrong ? Has.Member("RECV-021") : Has.No.Member("RECV-021"));
    }

    private static string[] Found(Ndis5Trace trace) => [.. trace.Engine.Findings.Select(finding => finding.RuleId)];
}
