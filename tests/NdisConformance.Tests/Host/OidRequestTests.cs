using NdisConformance.Contract;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>OID requests as a driver sees them, and as they end.</summary>
[TestFixture]
internal sealed class OidRequestTests
{
    private const uint Oid = OID_GEN_RCV_OK;
    private KernelBench _bench = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void MakeBench()
    {
        _bench = new KernelBench();
        _bench.Driver.OidStatus = NDIS_STATUS_SUCCESS;
    }

    [TearDown]
    public void DisposeBench() => _bench.Dispose();

    [Test]
    public void Request_LiesInMemoryAsOnX64()
    {
        Ask(OidQuestion.Set(Oid, 0x1234_5678), request =>
        {
            PVOID memory = request;
            Assert.Multiple(() =>
            {
                Assert.That(memory.Read<byte>(0x00), Is.EqualTo(NDIS_OBJECT_TYPE_OID_REQUEST));
                Assert.That(memory.Read<byte>(0x01), Is.EqualTo(1));
                Assert.That(memory.Read<ushort>(0x02), Is.EqualTo(236));
                Assert.That(memory.Read<uint>(0x04), Is.EqualTo(1));
                Assert.That(memory.Read<uint>(0x08), Is.Zero);
                Assert.That(memory.Read<ulong>(0x10), Is.EqualTo(request.RequestId.Value));
                Assert.That(memory.Read<uint>(0x20), Is.EqualTo(Oid));
                Assert.That(memory.Read<ulong>(0x28), Is.EqualTo(request.DATA.SET_INFORMATION.InformationBuffer.Value));
                Assert.That(memory.Read<uint>(0x30), Is.EqualTo(4));
                Assert.That(memory.ReadPointer(0x28).Read<uint>(), Is.EqualTo(0x1234_5678));
            });
        });
    }

    [Test]
    public void Outputs_LieInMemoryAsOnX64()
    {
        Ask(OidQuestion.Query(Oid, 8), request =>
        {
            OidQuery query = request.DATA.QUERY_INFORMATION;
            (query.BytesWritten, query.BytesNeeded) = (3, 5);
            request.MiniportReserved.Set(1, new PVOID(7));
            request.SupportedRevision = 9;
            PVOID memory = request;
            Assert.That((memory.Read<uint>(0x34), memory.Read<uint>(0x38)), Is.EqualTo((3u, 5u)));
            Assert.That((memory.Read<ulong>(0xD0), memory.Read<byte>(0xE8)), Is.EqualTo((7ul, (byte)9)));
        });

        Assert.That(_bench.OidAnswer!.Counts, Is.EqualTo(new OidCounts(Read: 0, Written: 3, Needed: 5)));
    }

    [Test]
    public void Method_HasLengthsOfItsOwn()
    {
        Ask(OidQuestion.Method(Oid, new byte[] { 1, 2 }, outputBytes: 6), request =>
        {
            OidMethod method = request.DATA.METHOD_INFORMATION;
            Assert.That((method.InputBufferLength, method.OutputBufferLength), Is.EqualTo((2u, 6u)));
            Assert.That((method.MethodId, method.InformationBuffer.Read<byte>(1)), Is.EqualTo((0u, (byte)2)));
            (method.BytesRead, method.BytesWritten, method.BytesNeeded) = (2, 1, 4);
            method.InformationBuffer.Write((byte)9);
            PVOID memory = request;
            Assert.That(
                (memory.Read<uint>(0x3C), memory.Read<uint>(0x40), memory.Read<uint>(0x44)), Is.EqualTo((1u, 2u, 4u)));
        });

        Assert.That(_bench.OidAnswer!.Counts, Is.EqualTo(new OidCounts(Read: 2, Written: 1, Needed: 4)));
        Assert.That(_bench.OidAnswer.Output.ToArray(), Is.EqualTo(new byte[] { 9 }));
    }

    [TestCase(0u)]
    [TestCase(1u)]
    [TestCase(16u)]
    [TestCase(17u)]
    public void Buffer_EndsWhereTheNextByteIsNotTheDrivers(uint bytes)
    {
        Ask(OidQuestion.Query(Oid, bytes), request =>
        {
            PVOID buffer = request.DATA.QUERY_INFORMATION.InformationBuffer;
            Assert.That(buffer == null, Is.EqualTo(bytes == 0));
            if (bytes > 0)
            {
                buffer.Fill(0, bytes);
                Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);
                buffer.Write((byte)1, bytes);
            }
        });

        Assert.That(
            _bench.Each((StaleAccessEvent fact) => (fact.Reason, fact.Object.Kind)),
            bytes == 0 ? Is.Empty : Is.EqualTo(new[] { (StaleReason.OutOfBlock, ObjectKind.OidBuffer) }));
    }

    [Test]
    public void Request_BelongsToNdis_OnceItIsCompleted()
    {
        NDIS_OID_REQUEST kept = null;
        PVOID buffer = null;
        Ask(OidQuestion.Query(Oid, 8), request =>
        {
            kept = request;
            buffer = request.DATA.QUERY_INFORMATION.InformationBuffer;
        });

        _ = kept.RequestType;
        buffer.Write(1u);

        Assert.That(
            _bench.Each((StaleAccessEvent fact) => (fact.Reason, fact.Object.Kind)),
            Is.EqualTo(
                new[]
                {
                    (StaleReason.Completed, ObjectKind.OidRequest), (StaleReason.Completed, ObjectKind.OidBuffer),
                }));
    }

    [Test]
    public void Trace_SaysWhatIsAskedAndWhatComesBack()
    {
        Ask(OidQuestion.Set(OID_GEN_CURRENT_PACKET_FILTER, 5), request =>
        {
            OidSet set = request.DATA.SET_INFORMATION;
            set.BytesRead = 4;
        });

        MiniportOidRequestEnter enter = new(_bench.Enters(TraceName.MiniportOidRequest).Single());
        MiniportOidRequestExit exit = new(_bench.Exits(TraceName.MiniportOidRequest).Single());
        Assert.That(
            (enter.Type, enter.Oid, enter.InputBytes, enter.OutputBytes, enter.Data),
            Is.EqualTo((NDIS_REQUEST_TYPE.NdisRequestSetInformation, OID_GEN_CURRENT_PACKET_FILTER, 4u, 0u, 5ul)));
        Assert.That((exit.Result, exit.BytesRead), Is.EqualTo((NDIS_STATUS_SUCCESS, 4u)));
    }

    [TestCase(8u, 8u, 0u)]
    [TestCase(4u, 8u, 4u)]
    [TestCase(0u, 8u, 8u)]
    [TestCase(5u, 8u, 0u)]
    [TestCase(4u, 4u, 0u)]
    [TestCase(4u, 20u, 0u)]
    public void Answer_IsLookedThroughForBytesThatNobodyWrote(uint written, uint counted, uint expected)
    {
        Ask(OidQuestion.Query(Oid, 16), request =>
        {
            OidQuery query = request.DATA.QUERY_INFORMATION;
            for (uint i = 0; i < written; i++)
            {
                query.InformationBuffer.Write((byte)i, i);
            }

            query.BytesWritten = counted;
        });

        Assert.That(
            _bench.Each((AnswerUnwrittenEvent fact) => (fact.Offset, fact.Length)),
            expected == 0 ? Is.Empty : Is.EqualTo(new[] { (written, expected) }));
    }

    [Test]
    public void Statistics_CountAsFarAsTheyAreDeclared()
    {
        Ask(OidQuestion.Query(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1), request =>
        {
            OidQuery query = request.DATA.QUERY_INFORMATION;
            query.InformationBuffer.Write(0u);
            query.InformationBuffer.Write(0x9u, 4);
            query.InformationBuffer.Write(0ul, 24);
            query.BytesWritten = NDIS_SIZEOF_STATISTICS_INFO_REVISION_1;
        });

        Assert.That(
            _bench.Each((AnswerUnwrittenEvent fact) => (fact.Offset, fact.Length, fact.Statistics)),
            Is.EqualTo(new[] { (32u, 8u, 9u) }));
        Assert.That(_bench.Each((StatisticsReportedEvent fact) => fact.Supported), Is.EqualTo(new[] { 9u }));
    }

    [Test]
    public void Cancel_NamesTheRequestThatPends()
    {
        List<ulong> cancelled = [];
        NDIS_OID_REQUEST pending = null;
        ulong expected = 0;
        _bench.Driver.Characteristics.CancelOidRequestHandler = (_, id) => cancelled.Add(id.Value);
        _bench.Driver.OidStatus = NDIS_STATUS_PENDING;
        Ask(OidQuestion.Query(Oid, 8), request => (pending, expected) = (request, request.RequestId.Value));

        _bench.CancelOid();
        Ndis.NdisMOidRequestComplete(_bench.Adapter, pending, NDIS_STATUS_REQUEST_ABORTED);
        _bench.CancelOid();

        Assert.That(cancelled, Is.EqualTo(new[] { expected }));
        Assert.That(_bench.OidAnswer!.Status, Is.EqualTo(NDIS_STATUS_REQUEST_ABORTED));
    }

    private void Ask(OidQuestion question, Action<NDIS_OID_REQUEST> onRequest)
    {
        _bench.Driver.OnOidRequest = onRequest;
        _bench.Start().RequestOid(question);
    }
}
