using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>What answers say of themselves: bytes read, texts that were cut, flags.</summary>
[TestFixture]
internal sealed class OidAnswerRuleTests
{
    private const NDIS_REQUEST_TYPE Query = NDIS_REQUEST_TYPE.NdisRequestQueryInformation;
    private const NDIS_REQUEST_TYPE Set = NDIS_REQUEST_TYPE.NdisRequestSetInformation;
    private const uint TextBytes = 25;

    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 4u, NDIS_STATUS_SUCCESS, 0u, true)]
    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 4u, NDIS_STATUS_SUCCESS, 4u, false)]
    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 4u, NDIS_STATUS_SUCCESS, 5u, true)]
    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 8u, NDIS_STATUS_SUCCESS, 4u, false)]
    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 4u, NDIS_STATUS_NOT_ACCEPTED, 0u, false)]
    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 4u, NDIS_STATUS_NOT_ACCEPTED, 5u, false)]
    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 4u, NDIS_STATUS_SUCCESS, 0u, true)]
    [TestCase(OID_GEN_CURRENT_LOOKAHEAD, 4u, NDIS_STATUS_SUCCESS, 0u, false)]
    [TestCase(OID_802_3_MULTICAST_LIST, 12u, NDIS_STATUS_SUCCESS, 0u, false)]
    [TestCase(OID_802_3_MULTICAST_LIST, 12u, NDIS_STATUS_SUCCESS, 12u, false)]
    [TestCase(OID_802_3_MULTICAST_LIST, 12u, NDIS_STATUS_SUCCESS, 13u, true)]
    [TestCase(OID_802_3_MULTICAST_LIST, 0u, NDIS_STATUS_SUCCESS, 0u, false)]
    [TestCase(OID_802_3_MULTICAST_LIST, 0u, NDIS_STATUS_SUCCESS, 6u, true)]
    [TestCase(OID_GEN_INTERRUPT_MODERATION, 12u, NDIS_STATUS_SUCCESS, 0u, false)]
    [TestCase(OID_GEN_INTERRUPT_MODERATION, 12u, NDIS_STATUS_SUCCESS, 13u, true)]
    [Rule("OID-021")]
    public void Fires_WhenASetReadsNothing_OrMoreThanThereIs(
        uint oid, uint bytes, NDIS_STATUS status, uint read, bool isWrong)
    {
        foreach (bool isPending in new[] { false, true })
        {
            DriverTrace trace = DriverTrace.Running();
            Answer(trace, Set, oid, bytes, status, read, written: 0, isPending);
            Expect.Judged("OID-021", trace, isWrong);
        }
    }

    [Test]
    [Rule("OID-021")]
    public void Fires_WithTheOidAndWhatWasRead()
    {
        DriverTrace trace = DriverTrace.Running();
        Answer(trace, Set, OID_GEN_CURRENT_PACKET_FILTER, 4, NDIS_STATUS_SUCCESS, read: 0, written: 0);
        Finding finding = Expect.Fires("OID-021", trace);
        Assert.That(finding.Expected, Is.EqualTo("BytesRead above 0, up to the 4 bytes of InformationBuffer"));
        Assert.That(finding.Actual, Does.EndWith("_PACKET_FILTER (0x0001010E) succeeded with BytesRead 0"));
    }

    [Test]
    [Rule("OID-021")]
    public void Silent_WhenASetReadsWhatThereIs_AndAQueryNothing([Values] bool isPending)
    {
        DriverTrace trace = new();
        trace.Load();
        trace.Initialize();
        trace.Restart();
        Answer(trace, Query, OID_GEN_VENDOR_ID, 4, NDIS_STATUS_SUCCESS, read: 0, written: 4, isPending);
        Answer(trace, Set, OID_802_3_MULTICAST_LIST, 0, NDIS_STATUS_SUCCESS, read: 0, written: 0, isPending);
        Expect.Silent(trace);
        Assert.That(trace.Engine.Exercised("OID-021"), Is.Zero);

        Answer(trace, Set, OID_GEN_CURRENT_PACKET_FILTER, 4, NDIS_STATUS_SUCCESS, read: 4, written: 0, isPending);
        Expect.Silent(trace, "OID-021");
    }

    /// <summary>That a set of fewer bytes than the OID has succeeds is a finding of its own.</summary>
    [Test]
    [Rule("OID-021")]
    public void Silent_WhenNothingIsReadOfTooFewBytes()
    {
        DriverTrace trace = DriverTrace.Running();
        Answer(trace, Set, OID_GEN_CURRENT_PACKET_FILTER, 3, NDIS_STATUS_SUCCESS, read: 0, written: 0);
        Expect.Fires("OID-009", trace);
    }

    /// <summary>What counts is what the completion said, though the handler returns another answer.</summary>
    [Test]
    [Rule("OID-021")]
    public void Silent_WhenTheRequestWasCompletedBeforeTheHandlerReturns()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.Ask(
            Set,
            OID_GEN_CURRENT_PACKET_FILTER,
            bytes: 4,
            callback =>
            {
                trace.CompleteRequest(read: 4);
                trace.MiniportOidRequestExit(callback, NDIS_STATUS_SUCCESS, bytesRead: 0, 0, 0);
            });
        Assert.That(trace.Engine.Exercised("OID-021"), Is.Positive);
        Assert.That(trace.Engine.Findings.Select(finding => finding.RuleId), Has.None.EqualTo("OID-021"));
    }

    [TestCase(0x0000_0800u, "0x800 is none of these flags")]
    [TestCase(0x0000_7800u, "0x7800 is none of these flags")]
    [TestCase(0x8040_0000u, "0x80400000 is none of these flags")]
    [Rule("OID-023")]
    public void Fires_WhenAnAnswerHasFlagsThatNobodyDefines(uint undefined, string actual)
    {
        foreach (uint valid in new[] { 0u, NDIS_STATISTICS_FLAGS_VALID_ALL })
        {
            DriverTrace trace = DriverTrace.Running(started => started.Describe());
            trace.StatisticsReported(DriverTrace.OidRequest, valid | undefined, sent: 0, received: 0);
            Finding finding = Expect.Fires("OID-023", trace);
            Assert.That(finding.Object, Is.EqualTo(DriverTrace.OidRequest));
            Assert.That(finding.Actual, Does.EndWith(actual));
        }
    }

    [Test]
    [Rule("OID-013", "OID-023")]
    public void Silent_WhenAnAnswerHasAllFlagsThereAre()
    {
        DriverTrace trace = DriverTrace.Running(started => started.Describe());
        trace.StatisticsReported(
            DriverTrace.OidRequest, NDIS_STATISTICS_FLAGS_VALID_ALL, sent: 0, received: 0);
        Expect.Silent(trace, "OID-013", "OID-023");
    }

    [Test]
    [Rule("OID-009")]
    public void Fires_WhenATextTurnsOutToBeLonger([Values] bool isPending)
    {
        DriverTrace trace = DriverTrace.Running();
        Describe(trace, bytes: 10, written: 10, isPending: isPending);
        Describe(trace, bytes: 64, written: TextBytes, isPending: isPending);
        Finding finding = Expect.Fires("OID-009", trace);
        Assert.That(finding.Expected, Does.EndWith("less than the 25 bytes of the text"));
        Assert.That(finding.Actual, Does.EndWith("succeeded with InformationBufferLength 10"));
    }

    [Test]
    [Rule("OID-009")]
    public void Fires_WhenATextIsCutThatWasLonger([Values] bool isPending)
    {
        DriverTrace trace = DriverTrace.Running();
        Describe(trace, bytes: 64, written: TextBytes, isPending: isPending);
        Describe(trace, bytes: 10, written: 10, isPending: isPending);
        Expect.Fires("OID-009", trace);
    }

    [TestCase(NDIS_STATUS_BUFFER_TOO_SHORT)]
    [TestCase(NDIS_STATUS_INVALID_LENGTH)]
    [Rule("OID-009")]
    public void Silent_WhenAShortBufferForATextIsRefused(NDIS_STATUS status)
    {
        DriverTrace trace = DriverTrace.Running();
        Describe(trace, bytes: 10, written: 0, status);
        Describe(trace, bytes: 64, written: TextBytes);
        Describe(trace, bytes: TextBytes - 1, written: 0, status);
        Describe(trace, bytes: 200, written: TextBytes);
        Expect.Silent(trace);

        Describe(trace, bytes: TextBytes - 1, written: TextBytes - 1);
        Describe(trace, bytes: TextBytes, written: TextBytes);
        Expect.Fires("OID-009", trace);
    }

    /// <summary>That more is said to be written than fits has a rule of its own.</summary>
    [Test]
    [Rule("OID-009")]
    public void Silent_WhenALengthIsSaidThatDoesNotFit()
    {
        DriverTrace trace = DriverTrace.Running();
        Describe(trace, bytes: 10, written: TextBytes);
        Describe(trace, bytes: 64, written: TextBytes);
        Expect.Fires("OID-005", trace);
    }

    [Test]
    [Rule("OID-009")]
    public void Silent_WhenATextIsAlwaysOfOneLength()
    {
        DriverTrace trace = DriverTrace.Running();
        Describe(trace, bytes: TextBytes, written: TextBytes);
        Describe(trace, bytes: 64, written: TextBytes);
        Describe(trace, bytes: TextBytes, written: TextBytes);
        Expect.Silent(trace);
    }

    [Test]
    [Rule("OID-009")]
    public void Silent_WhenTheLongerTextIsThatOfTheNextAdapter([Values] bool isLongerFirst)
    {
        DriverTrace trace = DriverTrace.Running();
        Describe(trace, bytes: isLongerFirst ? 64u : 10, written: isLongerFirst ? TextBytes : 10);
        trace.Pause();
        trace.Halt();
        trace.Initialize();
        trace.Restart();
        Describe(trace, bytes: isLongerFirst ? 10u : 64, written: isLongerFirst ? 10 : TextBytes);
        Expect.Silent(trace);
    }

    private static void Describe(
        DriverTrace trace,
        uint bytes,
        uint written,
        NDIS_STATUS status = NDIS_STATUS_SUCCESS,
        bool isPending = false)
        => Answer(trace, Query, OID_GEN_VENDOR_DESCRIPTION, bytes, status, read: 0, written, isPending);

    private static void Answer(
        DriverTrace trace,
        NDIS_REQUEST_TYPE type,
        uint oid,
        uint bytes,
        NDIS_STATUS status,
        uint read,
        uint written,
        bool isPending = false)
    {
        trace.Ask(
            type,
            oid,
            bytes,
            callback => trace.MiniportOidRequestExit(
                callback,
                isPending ? NDIS_STATUS_PENDING : status,
                isPending ? 0 : read,
                isPending ? 0 : written,
                bytesNeeded: 200));
        if (isPending)
        {
            trace.CompleteRequest(status, written: written, needed: 200, read: read);
        }
    }
}
