using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>Lengths and statuses of the answers that drivers of NDIS 5 give to requests.</summary>
[TestFixture]
internal sealed class Ndis5AnswerRuleTests
{
    [TestCase(4u, 8u, true)]
    [TestCase(4u, 4u, false)]
    [TestCase(200u, 8u, false)]
    [Rule("OID-005")]
    public void Fires_WhenMoreIsReportedThanFits(uint bytes, uint written, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Query(OID_GEN_XMIT_OK, bytes, NDIS_STATUS_SUCCESS, written);
        Expect.Judged("OID-005", trace, isWrong, "OID-005", "NDIS5-042");
    }

    [TestCase(OID_GEN_VENDOR_ID, 0u, true)]
    [TestCase(OID_GEN_VENDOR_ID, 8u, true)]
    [TestCase(OID_GEN_VENDOR_ID, 4u, false)]
    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 200u, true)]
    [TestCase(OID_GEN_RCV_OK, 0u, true)]
    [TestCase(OID_GEN_RCV_OK, 4u, false)]
    [TestCase(OID_GEN_RCV_OK, 8u, false)]
    [TestCase(OID_GEN_VENDOR_DESCRIPTION, 0u, true)]
    [TestCase(OID_GEN_VENDOR_DESCRIPTION, 17u, false)]
    [Rule("NDIS5-042")]
    public void Fires_WhenBytesWrittenIsNotTheLengthOfTheAnswer(uint oid, uint written, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Query(oid, bytes: 200, NDIS_STATUS_SUCCESS, written);
        Expect.Judged("NDIS5-042", trace, isWrong, "NDIS5-042");
    }

    /// <summary>A list may be empty, and what pends is answered later.</summary>
    [Test]
    [Rule("NDIS5-042", "OID-005")]
    public void Silent_WhenAnAnswerIsEmptyOrComesLater()
    {
        Ndis5Trace trace = new();
        trace.Query(OID_GEN_VENDOR_ID, bytes: 4, NDIS_STATUS_SUCCESS, written: 4);
        trace.Query(OID_802_3_MULTICAST_LIST, bytes: 200, NDIS_STATUS_SUCCESS);
        trace.Query(OID_GEN_VENDOR_ID, bytes: 4, NDIS_STATUS_NOT_SUPPORTED);
        trace.Query(OID_GEN_VENDOR_ID, bytes: 4, NDIS_STATUS_PENDING);
        Expect.Silent(trace, "NDIS5-042", "OID-005");
    }

    [TestCase(NDIS_STATUS_INVALID_LENGTH, 0u, true)]
    [TestCase(NDIS_STATUS_BUFFER_TOO_SHORT, 0u, true)]
    [TestCase(NDIS_STATUS_INVALID_LENGTH, 2u, false)]
    [TestCase(NDIS_STATUS_BUFFER_TOO_SHORT, 4u, false)]
    [Rule("NDIS5-041")]
    public void Fires_WhenBytesNeededIsNotSet(NDIS_STATUS status, uint needed, bool isWrong)
    {
        Ndis5Trace query = new();
        query.Query(OID_GEN_VENDOR_ID, bytes: 2, status, needed: needed);
        Expect.Judged("NDIS5-041", query, isWrong, "NDIS5-041");

        Ndis5Trace text = new();
        text.Query(OID_GEN_VENDOR_DESCRIPTION, bytes: 4, status, needed: needed);
        Expect.Judged("NDIS5-041", text, isWrong, "NDIS5-041");

        Ndis5Trace set = new();
        set.Set(OID_GEN_CURRENT_LOOKAHEAD, bytes: 2, status, needed: needed);
        Expect.Judged("NDIS5-041", set, isWrong, "NDIS5-041");
    }

    /// <summary>No page says what is missing of a list of odd length, or of a buffer that is long enough.</summary>
    [Test]
    [Rule("NDIS5-041")]
    public void Silent_WhenALengthIsWrongInAnotherWay()
    {
        Ndis5Trace trace = new();
        trace.Query(OID_GEN_VENDOR_ID, bytes: 2, NDIS_STATUS_INVALID_LENGTH, needed: 4);
        trace.Query(OID_GEN_VENDOR_ID, bytes: 2, NDIS_STATUS_RESOURCES);
        trace.Set(OID_802_3_MULTICAST_LIST, bytes: 5, NDIS_STATUS_INVALID_LENGTH);
        trace.Set(OID_GEN_CURRENT_PACKET_FILTER, bytes: 8, NDIS_STATUS_INVALID_LENGTH);
        Expect.Silent(trace, "NDIS5-041");
    }

    [TestCase(NDIS_STATUS_SUCCESS, true)]
    [TestCase(NDIS_STATUS_FAILURE, false)]
    [TestCase(NDIS_STATUS_NOT_SUPPORTED, false)]
    [Rule("OID-009")]
    public void Fires_WhenAShortBufferIsTaken(NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace query = new();
        query.Query(OID_GEN_VENDOR_ID, bytes: 2, status, written: 2);
        Expect.Judged("OID-009", query, isWrong, "OID-009");

        Ndis5Trace set = new();
        set.Set(OID_GEN_CURRENT_PACKET_FILTER, bytes: 2, status, read: 2);
        Expect.Judged("OID-009", set, isWrong, "OID-009");
    }

    [TestCase(14u, true)]
    [TestCase(4u, false)]
    [Rule("OID-009")]
    public void Fires_WhenATextIsCut(uint written, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Query(OID_GEN_VENDOR_DESCRIPTION, bytes: 4, NDIS_STATUS_SUCCESS, written: 4);
        trace.Query(OID_GEN_VENDOR_DESCRIPTION, bytes: 200, NDIS_STATUS_SUCCESS, written);
        Expect.Judged("OID-009", trace, isWrong);
    }

    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 0u, true)]
    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 8u, true)]
    [TestCase(OID_GEN_CURRENT_PACKET_FILTER, 4u, false)]
    [TestCase(OID_GEN_CURRENT_LOOKAHEAD, 8u, true)]
    [TestCase(OID_GEN_CURRENT_LOOKAHEAD, 0u, false)]
    [Rule("OID-021")]
    public void Fires_WhenBytesReadIsNotWhatWasRead(uint oid, uint read, bool isWrong)
    {
        Ndis5Trace trace = new();
        trace.Set(oid, bytes: 4, NDIS_STATUS_SUCCESS, read);
        Expect.Judged("OID-021", trace, isWrong);
    }

    [TestCase(NDIS_STATUS_PENDING, true)]
    [TestCase(NDIS_STATUS_FAILURE, false)]
    [Rule("NDIS5-014", "NDIS5-025", "NDIS5-026")]
    public void Fires_WhenACompletionHasNoFinalStatus(NDIS_STATUS status, bool isWrong)
    {
        Ndis5Trace send = new();
        send.Live();
        send.Submit(1);
        send.Complete(1, status: status);
        Expect.Judged("NDIS5-014", send, isWrong, "NDIS5-014");

        Ndis5Trace request = new();
        request.Query(OID_GEN_XMIT_OK, bytes: 4, NDIS_STATUS_PENDING);
        request.NdisMQueryInformationCompleteReturn(
            request.NdisMQueryInformationCompleteCall(Ndis5Trace.Adapter, status, pending: true));
        Expect.Judged("NDIS5-025", request, isWrong, "NDIS5-025");

        Ndis5Trace reset = new();
        reset.Live();
        reset.MiniportResetExit(
            reset.MiniportResetEnter(Ndis5Trace.Adapter), NDIS_STATUS_PENDING, addressingReset: false);
        reset.At(DISPATCH_LEVEL, () => reset.NdisMResetCompleteReturn(reset.NdisMResetCompleteCall(
            Ndis5Trace.Adapter, status, addressingReset: false, pending: true)));
        reset.Halt();
        Expect.Judged("NDIS5-026", reset, isWrong, "NDIS5-026");
    }
}
