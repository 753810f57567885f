using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>NdisMAllocateSharedMemoryAsync takes the handle of the adapter and answers later.</summary>
[TestFixture]
[Ddi(TraceName.NdisMAllocateSharedMemoryAsync)]
internal sealed class Ndis5SharedMemoryTests
{
    private static readonly PVOID Context = new(0x99);
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Make() => _bench = new Ndis5Bench();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Request_IsAnsweredLater_AtDispatchLevel()
    {
        _bench.StartMapped();

        Assert.That(Ask(200), Is.EqualTo(NDIS_STATUS_PENDING));
        Assert.That(_bench.Driver.Completed, Is.Empty);
        _bench.Drain();

        (PVOID address, PHYSICAL_ADDRESS physical, uint length, PVOID context) = _bench.Driver.Completed.Single();
        Assert.That(address != null);
        Assert.That((length, context), Is.EqualTo((200u, Context)));
        Assert.That(
            _bench.Trace.Last(TraceName.MiniportAllocateComplete, TraceKind.Enter).Irql, Is.EqualTo(DISPATCH_LEVEL));
        Assert.That(
            _bench.Trace.Single<MiniportAllocateCompleteEnter>().Request,
            Is.EqualTo(_bench.Trace.Single<NdisMAllocateSharedMemoryAsyncReturn>().Request).And.Positive);

        Assert.That(_bench.Device.Bus.DmaWrite(physical.QuadPart, [1, 2, 3]));
        Assert.That(address.Read<byte>(2), Is.EqualTo(3));
        _bench.Ndis.NdisMFreeSharedMemory(_bench.Adapter, 200, true, address, physical);
        Assert.That(_bench.Released(ObjectKind.SharedMemory), Is.EqualTo(_bench.Acquired(ObjectKind.SharedMemory)));
        Assert.That(_bench.Device.Bus.DmaWrite(physical.QuadPart, [1]), Is.False);
    }

    [Test]
    public void Answer_IsNull_WhereMemoryIsShort()
    {
        _bench.Fail(TraceName.MiniportAllocateComplete);
        _bench.StartMapped();

        Assert.That(Ask(200), Is.EqualTo(NDIS_STATUS_PENDING));
        _bench.Drain();

        Assert.That(_bench.Driver.Completed.Single().Address == null);
        Assert.That(_bench.Driver.Completed[0].Context, Is.EqualTo(Context));
        Assert.That(_bench.Acquired(ObjectKind.SharedMemory), Is.Empty);
    }

    [Test]
    public void Answer_IsNull_WhereTheMachineHasNoMore()
    {
        _bench.StartMapped();

        Assert.That(Ask(1 << 30), Is.EqualTo(NDIS_STATUS_PENDING));
        _bench.Drain();

        Assert.That(_bench.Driver.Completed.Single().Address == null);
    }

    [Test]
    public void Request_Fails_WhereItIsChosen_AndNobodyAnswers()
    {
        _bench.Fail(TraceName.NdisMAllocateSharedMemoryAsync);
        _bench.StartMapped();

        Assert.That(Ask(200), Is.EqualTo(NDIS_STATUS_FAILURE));
        AssertNoAnswer();
    }

    [Test]
    public void Request_Fails_WithoutAHandler()
    {
        _bench.Driver.Characteristics.AllocateCompleteHandler = null;
        _bench.StartMapped();

        Assert.That(Ask(200), Is.EqualTo(NDIS_STATUS_FAILURE));
        Assert.That(_bench.Trace.Single<NdisMAllocateSharedMemoryAsyncCall>().HandlerGiven, Is.False);
        AssertNoAnswer();
    }

    [Test]
    public void Request_Fails_WithoutDma()
    {
        _bench.Start();

        Assert.That(Ask(200), Is.EqualTo(NDIS_STATUS_FAILURE));
        AssertNoAnswer();
    }

    [Test]
    public void Request_WithWhatIsNoAdapter_FailsAndIsMisuse()
    {
        _bench.StartMapped();

        NDIS_STATUS status = _bench.Ndis.NdisMAllocateSharedMemoryAsync(
            _bench.Driver.Wrapper, 200, true, Context);

        Assert.That(status, Is.EqualTo(NDIS_STATUS_FAILURE));
        Assert.That(_bench.Misuses(TraceName.NdisMAllocateSharedMemoryAsync), Is.EqualTo(new[] { "Adapter Live" }));
        AssertNoAnswer();
    }

    [Test]
    public void Request_IsForgotten_WhereTheAdapterIsHaltedBefore()
    {
        _bench.StartMapped();
        Ask(200);

        _bench.Host.Lifecycle.Halt();

        AssertNoAnswer();
    }

    private NDIS_STATUS Ask(uint length)
        => _bench.Ndis.NdisMAllocateSharedMemoryAsync(_bench.Adapter, length, true, Context);

    private void AssertNoAnswer()
    {
        _bench.Drain();
        Assert.That(_bench.Driver.Completed, Is.Empty);
        Assert.That(_bench.Acquired(ObjectKind.SharedMemory), Is.Empty);
    }
}
