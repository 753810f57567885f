using NdisConformance.Contract;
using NdisConformance.Host.Ndis5;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>Queries and sets, and their completion.</summary>
[TestFixture]
[Ddi(TraceName.NdisMQueryInformationComplete, TraceName.NdisMSetInformationComplete)]
internal sealed class Ndis5InformationTests
{
    private const uint MaximumFrameSize = 0x0001_0106;
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Start() => _bench = new Ndis5Bench().Start();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Query_GivesWhatTheDriverWrote()
    {
        _bench.Driver.OnRequest = Answer;

        InformationRequest request = _bench.Host.Information.Query(MaximumFrameSize, 4);

        Assert.That((request.Status, request.Done), Is.EqualTo(((NDIS_STATUS?)NDIS_STATUS_SUCCESS, 4u)));
        Assert.That(BitConverter.ToUInt32(request.Answer), Is.EqualTo(1500));
        MiniportQueryInformationExit exit = _bench.Trace.Single<MiniportQueryInformationExit>();
        Assert.That((exit.Result, exit.BytesWritten), Is.EqualTo((NDIS_STATUS_SUCCESS, 4ul)));
    }

    [Test]
    public void MediaState_IsStated_AsTheDriverAnswersIt([Values] NDIS_MEDIA_STATE state)
    {
        _bench.Driver.OnRequest = (PVOID buffer, uint length, out uint done, out uint needed) =>
        {
            buffer.Write((uint)state);
            (done, needed) = (length, 0);
            return NDIS_STATUS_SUCCESS;
        };

        _bench.Host.Information.Query(OID_GEN_MEDIA_CONNECT_STATUS, sizeof(uint));

        MediaStateAnsweredEvent answer = _bench.Trace.Single<MediaStateAnsweredEvent>();
        Assert.That(
            (answer.Status, answer.Up),
            Is.EqualTo((NDIS_STATUS_SUCCESS, state == NDIS_MEDIA_STATE.NdisMediaStateConnected)));
    }

    [Test]
    public void Query_WithAShortBuffer_SaysWhatIsNeeded()
    {
        _bench.Driver.OnRequest = Answer;

        InformationRequest request = _bench.Host.Information.Query(MaximumFrameSize, 3);

        Assert.That(
            (request.Status, request.Done, request.Needed),
            Is.EqualTo(((NDIS_STATUS?)NDIS_STATUS_INVALID_LENGTH, 0u, 4u)));
        Assert.That(request.Answer.Length, Is.Zero);
    }

    [Test]
    public void Buffer_IsTheDriversForAsLongAsTheRequest([Values] bool isSet)
    {
        PVOID kept = default;
        _bench.Driver.OnRequest = (PVOID buffer, uint length, out uint done, out uint needed) =>
        {
            kept = buffer;
            return Pend(buffer, length, out done, out needed);
        };
        InformationRequest request = Ask(isSet);

        kept.Write(7u);
        Assert.That(_bench.Trace.Of(TraceName.StaleAccess), Is.Empty);
        End(isSet, _bench.Adapter);
        kept.Write(7u);

        Assert.That(request.Status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(_bench.Trace.Single<StaleAccessEvent>().Reason, Is.EqualTo(StaleReason.Freed));
    }

    [Test]
    public void Request_ThatPends_IsCompletedOnce([Values] bool isSet)
    {
        _bench.Driver.OnRequest = Pend;
        InformationRequest request = Ask(isSet);

        Assert.That((request.Status, _bench.Host.Information.IsPending), Is.EqualTo(((NDIS_STATUS?)null, true)));
        Assert.That(() => Ask(isSet), Throws.InvalidOperationException, "one request at a time");

        Assert.That(End(isSet, _bench.Adapter), Is.True);
        Assert.That(request.Status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(End(isSet, _bench.Adapter), Is.False);
    }

    [Test]
    public void Completion_OfTheOtherKind_EndsNothing([Values] bool isSet)
    {
        _bench.Driver.OnRequest = Pend;
        InformationRequest request = Ask(isSet);

        Assert.That(End(!isSet, _bench.Adapter), Is.False);
        Assert.That(request.Status, Is.Null);
    }

    [Test]
    public void Completion_WithWhatIsNoAdapter_IsMisuse_AndEndsNothing([Values] bool isSet)
    {
        _bench.Driver.OnRequest = Pend;
        InformationRequest request = Ask(isSet);

        Assert.That(End(isSet, Ndis5Bench.ForeignHandle), Is.False);
        Assert.That(request.Status, Is.Null);
        Assert.That(
            _bench.Misuses(isSet
                ? TraceName.NdisMSetInformationComplete
                : TraceName.NdisMQueryInformationComplete),
            Is.EqualTo(new[] { "Adapter Unknown" }));
    }

    [Test]
    public void Completion_InsideTheHandler_Counts()
    {
        _bench.Driver.OnRequest = (PVOID _, uint _, out uint done, out uint needed) =>
        {
            (done, needed) = (4, 0);
            _bench.Ndis.NdisMSetInformationComplete(_bench.Adapter, NDIS_STATUS_SUCCESS);
            return NDIS_STATUS_PENDING;
        };

        Assert.That(Ask(isSet: true).Status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(_bench.Host.Information.IsPending, Is.False);
    }

    [TestCase(NDIS_STATUS_SUCCESS, NDIS_PACKET_TYPE_BROADCAST)]
    [TestCase(NDIS_STATUS_NOT_SUPPORTED, 0u)]
    public void PacketFilter_IsWhatTheDriverAccepted(NDIS_STATUS status, uint expected)
    {
        _bench.Driver.OnRequest = (PVOID _, uint _, out uint done, out uint needed) =>
        {
            (done, needed) = (4, 0);
            return status;
        };

        Ask(isSet: true);

        Assert.That(_bench.Host.MiniportAdapter!.PacketFilter, Is.EqualTo(expected));
    }

    private static NDIS_STATUS Answer(PVOID buffer, uint length, out uint done, out uint needed)
    {
        (done, needed) = length < 4 ? (0u, 4u) : (4u, 0u);
        if (length < 4)
        {
            return NDIS_STATUS_INVALID_LENGTH;
        }

        buffer.Write(1500u);
        return NDIS_STATUS_SUCCESS;
    }

    private static NDIS_STATUS Pend(PVOID buffer, uint length, out uint done, out uint needed)
    {
        (done, needed) = (0, 0);
        return NDIS_STATUS_PENDING;
    }

    private InformationRequest Ask(bool isSet) => isSet
        ? _bench.Host.Information.Set(
            OID_GEN_CURRENT_PACKET_FILTER, BitConverter.GetBytes(NDIS_PACKET_TYPE_BROADCAST))
        : _bench.Host.Information.Query(MaximumFrameSize, 4);

    /// <summary>True if the trace says that a request was pending.</summary>
    private bool End(bool isSet, NDIS_HANDLE adapter)
    {
        if (isSet)
        {
            _bench.Ndis.NdisMSetInformationComplete(adapter, NDIS_STATUS_SUCCESS);
            return _bench.Trace.Last<NdisMSetInformationCompleteCall>().Pending;
        }

        _bench.Ndis.NdisMQueryInformationComplete(adapter, NDIS_STATUS_SUCCESS);
        return _bench.Trace.Last<NdisMQueryInformationCompleteCall>().Pending;
    }

    /// <summary>NDIS5-033: the buffer ends with its block, and its memory is gone with the request.</summary>
    [TestCase(4u)]
    [TestCase(60u)]
    public void Buffer_EndsWhereItsLengthSays(uint bytes)
    {
        PVOID kept = null;
        _bench.Driver.OnRequest = (PVOID buffer, uint length, out uint done, out uint needed) =>
        {
            kept = buffer;
            buffer.Fill(1, length);
            (done, needed) = (length, 0);
            Assert.That(_bench.Trace.Of(TraceName.StaleAccess), Is.Empty);
            buffer.Fill(1, length + 1);
            return NDIS_STATUS_SUCCESS;
        };
        _bench.Host.Information.Query(NDIS.OID_GEN_XMIT_OK, bytes);
        kept.Read<uint>();

        Assert.That(
            _bench.Trace.Each((StaleAccessEvent e) => (e.Object.Kind, e.Reason)),
            Is.EqualTo(new[]
            {
                (ObjectKind.OidBuffer, StaleReason.OutOfBlock), (ObjectKind.OidBuffer, StaleReason.Freed),
            }));
    }
}
