using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class OidRuleTests
{
    private const NDIS_REQUEST_TYPE Query = NDIS_REQUEST_TYPE.NdisRequestQueryInformation;
    private const NDIS_REQUEST_TYPE Set = NDIS_REQUEST_TYPE.NdisRequestSetInformation;

    [TestCase(true, NDIS_STATUS_SUCCESS, false)]
    [TestCase(false, NDIS_STATUS_SUCCESS, true)]
    [TestCase(true, NDIS_STATUS_PENDING, true)]
    [Rule("OID-001")]
    public void Fires_WhenAnotherRequestIsCompleted_OrOneThatIsNotOver(
        bool isThisOne, NDIS_STATUS status, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Ask(
            Query,
            OID_GEN_VENDOR_ID,
            bytes: 4,
            callback => trace.MiniportOidRequestExit(callback, NDIS_STATUS_PENDING, 0, 0, 0));
        trace.CompleteRequest(status, isThisOne);
        Expect.Judged("OID-001", trace, isWrong);
    }

    [TestCase(0, NDIS_STATUS_REQUEST_ABORTED, true)]
    [TestCase(0, NDIS_STATUS_SUCCESS, false)]
    [TestCase(1, NDIS_STATUS_REQUEST_ABORTED, false)]
    [Rule("OID-017")]
    public void Fires_WhenACancelAbortsAnotherRequest(int named, NDIS_STATUS status, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Ask(
            Query,
            OID_GEN_VENDOR_ID,
            bytes: 4,
            callback => trace.MiniportOidRequestExit(callback, NDIS_STATUS_PENDING, 0, 0, 0));
        TraceMark cancel = trace.MiniportCancelOidRequestEnter(DriverTrace.Adapter, (ulong)named);
        trace.CompleteRequest(status);
        trace.MiniportCancelOidRequestExit(cancel);
        Expect.Judged("OID-017", trace, isWrong);
    }

    [TestCase(32u, NDIS_STATUS_MULTICAST_FULL, true)]
    [TestCase(33u, NDIS_STATUS_MULTICAST_FULL, false)]
    [TestCase(32u, NDIS_STATUS_SUCCESS, false)]
    [Rule("OID-018")]
    public void Fires_WhenAMulticastListIsRefusedThatIsNoLongerThanDeclared(
        uint groups, NDIS_STATUS status, bool isWrong)
    {
        const uint AddressBytes = 6;
        DriverTrace trace = DriverTrace.Running(
            started => started.AddressesSet(DriverTrace.Adapter, multicastListSize: 32, currentAddress: 2UL << 40));
        trace.Ask(
            Set,
            OID_802_3_MULTICAST_LIST,
            groups * AddressBytes,
            callback => trace.MiniportOidRequestExit(
                callback, status, bytesRead: groups * AddressBytes, bytesWritten: 0, bytesNeeded: 0));
        Expect.Judged("OID-018", trace, isWrong);
    }

    [TestCase(NDIS_STATUS_SUCCESS, true)]
    [TestCase(NDIS_STATUS_NOT_SUPPORTED, false)]
    [Rule("OID-019")]
    public void Fires_WhenAnOidThatNobodyDefinesIsSet(NDIS_STATUS status, bool isWrong)
        => Expect.Judged("OID-019", Answered(Set, UnknownOid.Value, 4, status), isWrong);

    [Test]
    [Rule("OID-019")]
    public void Silent_WhenAnOidThatNobodyDefinesIsRefused()
        => Expect.Silent(Answered(Query, UnknownOid.Value, 16, NDIS_STATUS_INVALID_OID), "OID-019");

    [Test]
    [Rule("OID-017", "OID-018")]
    public void Silent_WhenTheRequestOfACancelIsAborted_AndAListIsTaken()
    {
        DriverTrace trace = DriverTrace.Running(
            started => started.AddressesSet(DriverTrace.Adapter, multicastListSize: 32, currentAddress: 2UL << 40));
        trace.Ask(
            Set, OID_802_3_MULTICAST_LIST, 192, callback => trace.MiniportOidRequestExit(callback, 0, 192, 0, 0));
        trace.Ask(
            Query,
            OID_GEN_VENDOR_ID,
            bytes: 4,
            callback => trace.MiniportOidRequestExit(callback, NDIS_STATUS_PENDING, 0, 0, 0));
        TraceMark cancel = trace.MiniportCancelOidRequestEnter(DriverTrace.Adapter, DriverTrace.OidRequest.Number);
        trace.CompleteRequest(NDIS_STATUS_REQUEST_ABORTED);
        trace.MiniportCancelOidRequestExit(cancel);
        Expect.Silent(trace, "OID-017", "OID-018");
    }

    [TestCase(NDIS_STATUS_SUCCESS, 4u, false)]
    [TestCase(NDIS_STATUS_SUCCESS, 5u, true)]
    [TestCase(NDIS_STATUS_INVALID_LENGTH, 5u, false)]
    [Rule("OID-005")]
    public void Fires_WhenMoreIsReportedThanFits(NDIS_STATUS status, uint written, bool isWrong)
    {
        DriverTrace inside = Answered(Query, OID_GEN_LINK_PARAMETERS, 4, status, written);
        DriverTrace later = Answered(Query, OID_GEN_LINK_PARAMETERS, 4, status, written, isPending: true);
        Expect.Judged("OID-005", inside, isWrong);
        Expect.Judged("OID-005", later, isWrong);
    }

    [TestCase(Query, OID_GEN_VENDOR_ID, 4u, NDIS_STATUS_NOT_SUPPORTED, true)]
    [TestCase(Query, OID_GEN_VENDOR_ID, 4u, NDIS_STATUS_INVALID_OID, true)]
    [TestCase(Query, OID_GEN_VENDOR_ID, 4u, NDIS_STATUS_INVALID_LENGTH, true)]
    [TestCase(Query, OID_GEN_VENDOR_ID, 3u, NDIS_STATUS_INVALID_LENGTH, false)]
    [TestCase(Query, OID_GEN_VENDOR_ID, 4u, NDIS_STATUS_NOT_ACCEPTED, false)]
    [TestCase(Query, OID_GEN_RCV_OK, 4u, NDIS_STATUS_INVALID_LENGTH, false)]
    [TestCase(Query, OID_GEN_CURRENT_PACKET_FILTER, 4u, NDIS_STATUS_NOT_SUPPORTED, false)]
    [TestCase(Set, OID_GEN_CURRENT_PACKET_FILTER, 4u, NDIS_STATUS_NOT_SUPPORTED, true)]
    [TestCase(Set, OID_GEN_INTERRUPT_MODERATION, 12u, NDIS_STATUS_INVALID_DATA, false)]
    [TestCase(Set, OID_GEN_LINK_PARAMETERS, 40u, NDIS_STATUS_NOT_SUPPORTED, false)]
    [Rule("OID-008")]
    public void Fires_WhenAMandatoryOidIsNotSupported(
        NDIS_REQUEST_TYPE type, uint oid, uint bytes, NDIS_STATUS status, bool isWrong)
        => Expect.Judged("OID-008", Answered(type, oid, bytes, status), isWrong);

    [TestCase(Query, OID_GEN_STATISTICS, 151u, NDIS_STATUS_SUCCESS, true)]
    [TestCase(Query, OID_GEN_STATISTICS, 152u, NDIS_STATUS_SUCCESS, false)]
    [TestCase(Query, OID_GEN_STATISTICS, 151u, NDIS_STATUS_BUFFER_TOO_SHORT, false)]
    [TestCase(Query, OID_GEN_STATISTICS, 151u, NDIS_STATUS_INVALID_LENGTH, false)]
    [TestCase(Query, OID_GEN_RCV_OK, 4u, NDIS_STATUS_SUCCESS, false)]
    [TestCase(Query, OID_GEN_RCV_OK, 3u, NDIS_STATUS_SUCCESS, true)]
    [TestCase(Query, OID_GEN_VENDOR_DESCRIPTION, 1u, NDIS_STATUS_SUCCESS, false)]
    [TestCase(Set, OID_GEN_CURRENT_PACKET_FILTER, 0u, NDIS_STATUS_SUCCESS, true)]
    [Rule("OID-009")]
    public void Fires_WhenAShortBufferIsTaken(
        NDIS_REQUEST_TYPE type, uint oid, uint bytes, NDIS_STATUS status, bool isWrong)
        => Expect.Judged("OID-009", Answered(type, oid, bytes, status), isWrong);

    [TestCase(NDIS_STATUS_BUFFER_TOO_SHORT, 4u, false)]
    [TestCase(NDIS_STATUS_BUFFER_TOO_SHORT, 3u, true)]
    [TestCase(NDIS_STATUS_INVALID_LENGTH, 0u, true)]
    [TestCase(NDIS_STATUS_SUCCESS, 0u, false)]
    [Rule("OID-010")]
    public void Fires_WhenItIsNotSaidHowMuchIsMissing(NDIS_STATUS status, uint needed, bool isWrong)
        => Expect.Judged("OID-010", Answered(Query, OID_GEN_VENDOR_DESCRIPTION, 3, status, needed: needed), isWrong);

    [TestCase(2u, 12, false)]
    [TestCase(1u, 12, true)]
    [TestCase(3u, 12, true)]
    [Rule("OID-011")]
    public void Fires_WhenOtherFramesAreCountedThanLeft(uint counted, int seconds, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SentFramesReported(DriverTrace.OidRequest, uint.MaxValue);
        Leave(trace, seconds);
        trace.SentFramesReported(DriverTrace.OidRequest, uint.MaxValue + counted);
        Expect.Judged("OID-011", trace, isWrong);
    }

    [Test]
    [Rule("OID-011")]
    public void Silent_SoonAfterAFrameLeft_WhenTheDriverMayNotKnowOfIt()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SentFramesReported(DriverTrace.OidRequest, 0);
        Leave(trace, seconds: 2);
        trace.SentFramesReported(DriverTrace.OidRequest, 3);
        Assert.That(trace.Engine.Findings, Is.Empty);
    }

    [Test]
    [Rule("OID-011")]
    public void Silent_WhenTheDeviceFailed_OrTheLinkChanged_InBetween()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SentFramesReported(DriverTrace.OidRequest, 0);
        trace.FlawAsked(DriverTrace.Adapter);
        Leave(trace, seconds: 12);
        trace.SentFramesReported(DriverTrace.OidRequest, 0);
        trace.LinkChanged(DriverTrace.Adapter, up: false, speed: 0);
        Leave(trace, seconds: 12);
        trace.SentFramesReported(DriverTrace.OidRequest, 0);
        Leave(trace, seconds: 12);
        trace.SentFramesReported(DriverTrace.OidRequest, 2);
        Expect.Silent(trace, "OID-011");
    }

    [TestCase(0u, "8 bytes at offset 88 of the answer")]
    [TestCase(0x400u, "8 bytes at offset 88 (ifOutErrors) of the answer")]
    [Rule("OID-012")]
    public void Fires_WhenBytesOfAnAnswerWereNotWritten(uint statistics, string actual)
    {
        DriverTrace trace = Answered(Query, OID_GEN_STATISTICS, 152, NDIS_STATUS_SUCCESS, written: 152);
        trace.AnswerUnwritten(DriverTrace.OidRequest, offset: 88, length: 8, statistics);
        Assert.That(Expect.Fires("OID-012", trace).Actual, Does.StartWith(actual));
    }

    [Test]
    [Rule("OID-012")]
    public void Silent_WhenAllBytesOfAnAnswerWereWritten()
        => Expect.Silent(
            Answered(Query, OID_GEN_STATISTICS, 152, NDIS_STATUS_SUCCESS, written: 152), "OID-012");

    /// <summary>A write that reaches beyond the buffer has its own rule, and the host drops all of it.</summary>
    [Test]
    [Rule("OID-012")]
    public void Silent_WhenAWriteReachedBeyondTheBuffer()
    {
        DriverTrace trace = Answered(Query, OID_GEN_RCV_OK, 4, NDIS_STATUS_SUCCESS, written: 4);
        trace.StaleAccess(
            new TraceObject(ObjectKind.OidBuffer, 1),
            StaleReason.OutOfBlock,
            field: 0,
            write: true,
            length: 8,
            default);
        trace.AnswerUnwritten(DriverTrace.OidRequest, offset: 0, length: 4, statistics: 0);
        Expect.Fires("OID-007", trace);
    }

    [Test]
    [Rule("OID-013")]
    public void Fires_WhenStatisticsAreMissing()
    {
        DriverTrace answered = DriverTrace.Running();
        answered.Describe();
        answered.StatisticsReported(
            DriverTrace.OidRequest, NDIS_STATISTICS_FLAGS_VALID_ALL & ~0x8000u, sent: 0, received: 0);
        Assert.That(Expect.Fires("OID-013", answered).Actual, Does.Contain("ifOutDiscards"));
    }

    [TestCase(OID_GEN_TRANSMIT_QUEUE_LENGTH, true, NDIS_STATUS_NOT_SUPPORTED, true)]
    [TestCase(OID_GEN_TRANSMIT_QUEUE_LENGTH, true, NDIS_STATUS_INVALID_OID, true)]
    [TestCase(OID_GEN_TRANSMIT_QUEUE_LENGTH, false, NDIS_STATUS_NOT_SUPPORTED, false)]
    [TestCase(OID_GEN_TRANSMIT_QUEUE_LENGTH, true, NDIS_STATUS_NOT_ACCEPTED, false)]
    [Rule("OID-014")]
    public void Fires_WhenAListedOidIsNotSupported(uint oid, bool isListed, NDIS_STATUS status, bool isWrong)
        => Expect.Judged("OID-014", Answered(Query, oid, 4, status, isListed: isListed), isWrong);

    [Test]
    [Rule("OID-014")]
    public void Silent_WhenAListedOidIsAnswered()
        => Expect.Silent(
            Answered(Query, OID_GEN_TRANSMIT_QUEUE_LENGTH, 4, NDIS_STATUS_SUCCESS, written: 4, isListed: true),
            "OID-012",
            "OID-014");

    // Three frames arrive since the first answer, two of them are indicated; one had arrived before and was not.
    [TestCase(1u, 12, true)]
    [TestCase(2u, 12, false)]
    [TestCase(4u, 12, false)]
    [TestCase(5u, 12, true)]
    [TestCase(1u, 2, false)]
    [Rule("OID-015", "OID-016")]
    public void Fires_WhenOtherFramesAreCountedThanArrived(uint counted, int seconds, bool isWrong)
    {
        foreach (string rule in new[] { "OID-015", "OID-016" })
        {
            DriverTrace trace = DriverTrace.Running();
            trace.WireReceive(TraceScript.Object(ObjectKind.Frame, 1), 60, FrameAudience.Everybody);
            trace.Time += 12 * TimeUnits.TicksPerSecond;
            Report(trace, rule, received: 7);
            for (uint frame = 2; frame <= 4; frame++)
            {
                trace.WireReceive(TraceScript.Object(ObjectKind.Frame, frame), 60, FrameAudience.Everybody);
            }

            trace.Indicate(101, frame: TraceScript.Object(ObjectKind.Frame, 2), match: FrameMatch.Exact);
            trace.Indicate(102, frame: TraceScript.Object(ObjectKind.Frame, 4), match: FrameMatch.Exact);
            trace.Time += seconds * TimeUnits.TicksPerSecond;
            Report(trace, rule, received: 7 + counted);
            Assert.That(
                trace.Engine.Findings.Select(finding => finding.RuleId),
                Is.EqualTo(isWrong ? [rule] : Array.Empty<string>()));
        }
    }

    [TestCase(0x1C0u, true)]
    [TestCase(0x0C0u, false)]
    [Rule("OID-016")]
    public void Fires_WhenStatisticsCountOtherFramesThanLeft_IfTheyAreValid(uint supported, bool isWrong)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.StatisticsReported(DriverTrace.OidRequest, supported, sent: 0, received: 0);
        Leave(trace, seconds: 12);
        trace.StatisticsReported(DriverTrace.OidRequest, supported, sent: 1, received: 0);
        Assert.That(
            trace.Engine.Findings.Count(finding => finding.RuleId == "OID-016"), Is.EqualTo(isWrong ? 1 : 0));
    }

    [TestCase("OID-015")]
    [TestCase("OID-016")]
    [Rule("OID-015", "OID-016")]
    public void Silent_WhenTheFramesThatArrivedAreCounted(string rule)
    {
        DriverTrace trace = DriverTrace.Running();
        Report(trace, rule, received: 0);
        trace.WireReceive(TraceScript.Object(ObjectKind.Frame, 1), 60, FrameAudience.Everybody);
        trace.Indicate(101, frame: TraceScript.Object(ObjectKind.Frame, 1), match: FrameMatch.Exact);
        trace.Time += 12 * TimeUnits.TicksPerSecond;
        Report(trace, rule, received: 1);
        Expect.Silent(trace, rule);
    }

    private static void Report(DriverTrace trace, string rule, uint received)
    {
        if (rule == "OID-015")
        {
            trace.ReceivedFramesReported(DriverTrace.OidRequest, received);
        }
        else
        {
            trace.StatisticsReported(
                DriverTrace.OidRequest, NDIS_STATISTICS_FLAGS_VALID_ALL, sent: 0, received);
        }
    }

    [TestCase(ObjectKind.OidRequest, StaleReason.Completed, "OID-006")]
    [TestCase(ObjectKind.OidBuffer, StaleReason.Completed, "OID-006")]
    [TestCase(ObjectKind.OidBuffer, StaleReason.OutOfBlock, "OID-007")]
    [Rule("OID-006", "OID-007")]
    public void Fires_WhenARequestIsTouchedWrongly(ObjectKind kind, StaleReason reason, string rule)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.StaleAccess(new TraceObject(kind, 1), reason, field: 0, write: true, length: 1, default);
        Expect.Fires(rule, trace);
    }

    [Test]
    [Rule("OID-001", "OID-005", "OID-006", "OID-007", "OID-008")]
    public void Silent_WhenAMandatoryOidIsAnswered([Values] bool isPending)
        => Expect.Silent(
            Answered(Query, OID_GEN_VENDOR_ID, 4, NDIS_STATUS_SUCCESS, written: 4, needed: 77, isPending),
            "OID-001",
            "OID-005",
            "OID-006",
            "OID-007",
            "OID-008");

    [Test]
    [Rule("OID-009", "OID-010")]
    public void Silent_WhenAShortBufferIsRefused(
        [Values(NDIS_STATUS_BUFFER_TOO_SHORT, NDIS_STATUS_INVALID_LENGTH)] NDIS_STATUS status)
        => Expect.Silent(Answered(Query, OID_GEN_VENDOR_ID, 3, status, needed: 4), "OID-009", "OID-010");

    [Test]
    [Rule("RECV-026")]
    public void Fires_WhenAListIsIndicatedWithoutAFilter()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SetPacketFilter(0);
        trace.WireReceive(DriverTrace.Object(ObjectKind.Frame, 1), length: 60, FrameAudience.Everybody);
        trace.Indicate(101);
        trace.GiveBack(101);
        Expect.Fires("RECV-026", trace);
    }

    [Test]
    [Rule("RECV-026")]
    public void Silent_WhenFramesAreDroppedUntilThereIsAFilter()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SetPacketFilter(0);
        trace.WireReceive(DriverTrace.Object(ObjectKind.Frame, 1), length: 60, FrameAudience.Everybody);
        trace.SetPacketFilter(NDIS_PACKET_TYPE_BROADCAST);
        trace.Indicate(101);
        trace.GiveBack(101);
        Expect.Silent(trace, "RECV-026");
    }

    private static DriverTrace Answered(
        NDIS_REQUEST_TYPE type,
        uint oid,
        uint bytes,
        NDIS_STATUS status,
        uint written = 0,
        uint needed = 200,
        bool isPending = false,
        bool isListed = false)
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Ask(
            type,
            oid,
            bytes,
            callback => trace.MiniportOidRequestExit(
                callback, isPending ? NDIS_STATUS_PENDING : status, bytesRead: 0, written, needed),
            isListed);
        if (isPending)
        {
            trace.CompleteRequest(status, written: written, needed: needed);
        }

        return trace;
    }

    /// <summary>A list of two frames leaves and is completed, and time passes.</summary>
    private static void Leave(DriverTrace trace, int seconds)
    {
        trace.Transmit(1, 1);
        trace.Transmit(2, 1);
        trace.Time += seconds * TimeUnits.TicksPerSecond;
    }
}
