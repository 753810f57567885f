using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>SGDMA-ALLOC: what the host owes to who asks for a list.</summary>
[TestFixture]
[Ddi(TraceName.NdisMAllocateNetBufferSGList)]
internal sealed class ScatterGatherRequestTests
{
    private const int StorageKind = (int)HostChoice.ListStorage;
    private const uint OneElement = 16 + 24;

    [TestCase(0u)]
    [TestCase(uint.MaxValue)]
    public void Alloc007_ListIsGiven_WhenNoBufferIs(uint size)
        => HostDuty.Prove(
            (NDIS_STATUS_SUCCESS, 1),
            bench =>
            {
                bench.Open();
                return (bench.Request(bench.NetBuffer(0, 100, 100), bufferSize: size), bench.Delivered.Count);
            },
            host => host.RefusesSmallBuffers = true);

    [TestCase(0u)]
    [TestCase(1u)]
    [TestCase(OneElement - 1)]
    public void Alloc008_ListLiesElsewhere_WhenTheBufferIsTooSmall(uint size)
    {
        HostDuty.Prove((NDIS_STATUS_SUCCESS, true, true), Observe, host => host.RefusesSmallBuffers = true);
        HostDuty.Prove((NDIS_STATUS_SUCCESS, true, true), Observe, host => host.TrustsSmallBuffers = true);

        (NDIS_STATUS Status, bool IsElsewhere, bool IsRestIntact) Observe(ScatterGatherBench bench)
        {
            bench.Open();
            PVOID buffer = bench.Memory(256);
            byte[] before = Bytes(bench, buffer, 256);
            NDIS_STATUS status = bench.Request(bench.NetBuffer(0, 100, 100), buffer: buffer, bufferSize: size);
            bool isElsewhere = bench.Delivered.Count == 1 && bench.Delivered[0].List != (SCATTER_GATHER_LIST)buffer;
            byte[] rest = Bytes(bench, buffer, 256)[(int)size..];
            return (status, isElsewhere, rest.AsSpan().SequenceEqual(before.AsSpan((int)size)));
        }
    }

    [Test]
    public void List_LiesInTheBuffer_WhenItFits()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        PVOID buffer = bench.Memory(256) + 8;

        ScatterGatherDelivery delivery = bench.Map(
            bench.NetBuffer(0, 100, 100), buffer: buffer, bufferSize: OneElement);

        Assert.That(delivery.List, Is.EqualTo((SCATTER_GATHER_LIST)buffer));
        Assert.That(delivery.TotalBytes, Is.EqualTo(100));
        Assert.That(Storage(bench), Is.EqualTo(ListStorage.Caller));
    }

    [Test]
    public void Alloc009_ListLiesElsewhere_WhenAChoiceSaysSo()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        bench.Choices.Always(StorageKind, 1);
        PVOID buffer = bench.Memory(64);
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);

        ScatterGatherDelivery delivery = bench.Map(nb, buffer: buffer, bufferSize: 64);

        Assert.That(delivery.List, Is.Not.EqualTo((SCATTER_GATHER_LIST)buffer));
        Assert.That(Storage(bench), Is.EqualTo(ListStorage.Host));
        Assert.That(buffer.Read<ulong>(16), Is.EqualTo(0xCCCC_CCCC_CCCC_CCCC), "the buffer holds no list");
        Assert.That(StaleReasons(bench), Is.EqualTo(new[] { StaleReason.BufferInUse }));

        bench.Free(delivery.List, nb);
        buffer.Write(1UL);

        Assert.That(StaleReasons(bench), Has.Length.EqualTo(1), "the buffer is the driver's again");
    }

    [Test]
    public void List_LiesElsewhere_WhenTheBufferHoldsAnotherOne()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        PVOID buffer = bench.Memory(256);
        NET_BUFFER first = bench.NetBuffer(0, 100, 100);
        NET_BUFFER second = bench.NetBuffer(0, 100, 100);
        bench.Map(first, buffer: buffer, bufferSize: 256);

        ScatterGatherDelivery delivery = bench.Map(second, buffer: buffer, bufferSize: 256);
        bench.Free(delivery.List, second);
        bench.Free((SCATTER_GATHER_LIST)buffer, first);

        Assert.That(delivery.List, Is.Not.EqualTo((SCATTER_GATHER_LIST)buffer));
        Assert.That(bench.Pc.Iommu.MappedPages, Is.Zero);
    }

    [Test]
    public void List_LiesElsewhere_WhenTheBufferIsNoMemoryOfTheDriver()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        PVOID freed = bench.Memory(256);
        bench.Host.Ndis.NdisFreeMemory(freed, 0, 0);

        ScatterGatherDelivery delivery = bench.Map(bench.NetBuffer(0, 100, 100), buffer: freed, bufferSize: 256);

        Assert.That(delivery.List, Is.Not.EqualTo((SCATTER_GATHER_LIST)freed));
        NdisMAllocateNetBufferSGListCall call = bench.Trace.Last<NdisMAllocateNetBufferSGListCall>();
        Assert.That(call.Buffer.State, Is.EqualTo(ObjectState.Released));
    }

    [Test]
    public void List_LiesElsewhere_WhenTheDriverFreedTheBufferMeanwhile()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        bench.Choices.Always((int)HostChoice.CallbackMoment, (int)CallbackMoment.Late);
        PVOID buffer = bench.Memory(256);
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        bench.Request(nb, buffer: buffer, bufferSize: 256);

        bench.Host.Ndis.NdisFreeMemory(buffer, 0, 0);
        bench.Drain();
        bench.Free(bench.Delivered[0].List, nb);

        Assert.That(bench.Delivered[0].TotalBytes, Is.EqualTo(100));
        Assert.That(bench.Pc.Memory.Span(buffer.Reference.Offset, 256).ContainsAnyExcept((byte)0xDD), Is.False);
    }

    [Test]
    public void Buffer_IsOutOfReach_UntilTheListIsDelivered()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        bench.Choices.Always((int)HostChoice.CallbackMoment, (int)CallbackMoment.AfterReturn);
        PVOID buffer = bench.Memory(256);
        bench.Request(bench.NetBuffer(0, 100, 100), buffer: buffer, bufferSize: 200);

        uint early = ((SCATTER_GATHER_LIST)buffer).NumberOfElements;
        buffer.Read<byte>(200);
        bench.Drain();

        Assert.That(early, Is.EqualTo(0xDDDD_DDDD));
        Assert.That(((SCATTER_GATHER_LIST)buffer).NumberOfElements, Is.EqualTo(1));
        Assert.That(StaleReasons(bench), Is.EqualTo(new[] { StaleReason.ListNotDelivered }));
    }

    [Test]
    public void Neighbours_StayLocked_WhenABufferBesideThemIsGivenBack()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        bench.Choices.Always(StorageKind, 1);
        PVOID block = bench.Memory(160);
        NET_BUFFER first = bench.NetBuffer(0, 100, 100);
        ScatterGatherDelivery delivery = bench.Map(first, buffer: block, bufferSize: 40);
        bench.Map(bench.NetBuffer(0, 100, 100), buffer: block + 40, bufferSize: 40);

        bench.Free(delivery.List, first);
        block.Read<ulong>(32);
        block.Read<ulong>(40);
        block.Read<ulong>(80);

        Assert.That(StaleReasons(bench), Is.EqualTo(new[] { StaleReason.BufferInUse }));
    }

    [Test]
    public void Request_IsRefused_WhenTheFailureIsChosen()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        bench.Choices.AtSite(
            (int)HostChoice.Failure, (uint)TraceName.NdisMAllocateNetBufferSGList, 0, 1);

        Assert.That(bench.Request(bench.NetBuffer(0, 100, 100)), Is.EqualTo(NDIS_STATUS_RESOURCES));
        Assert.That(
            bench.Trace.Last<NdisMAllocateNetBufferSGListReturn>().Shortage, Is.EqualTo(Shortage.Transient));
        Assert.That(bench.Delivered, Is.Empty);
        Assert.That(bench.Request(bench.NetBuffer(0, 100, 100)), Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(
            bench.Trace.Last<NdisMAllocateNetBufferSGListReturn>().Sg, Is.EqualTo(new TraceObject(ObjectKind.Sg, 1)));
    }

    [Test]
    public void Request_IsRefused_WhenTheHandleIsWrong()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);

        NDIS_STATUS status = bench.Host.Ndis.NdisMAllocateNetBufferSGList(
            bench.Adapter, nb, default, NDIS_SG_LIST_WRITE_TO_DEVICE, default, 0);

        Assert.That(status, Is.EqualTo(NDIS_STATUS_RESOURCES));
        Assert.That(bench.Trace.Last<NdisMAllocateNetBufferSGListReturn>().Shortage, Is.EqualTo(Shortage.None));
        Assert.That(bench.Trace.Last<HandleMisuseEvent>().Actual.Kind, Is.EqualTo(ObjectKind.Adapter));
    }

    [TestCase(100u, 101u)]
    [TestCase(0u, 0u)]
    [TestCase(0u, 201u)]
    public void Request_IsRefused_WhenTheMdlsDoNotHoldTheData(uint currentMdlOffset, uint dataLength)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        NET_BUFFER nb = bench.NetBuffer(0, 200, 200);
        nb.CurrentMdlOffset = currentMdlOffset;
        nb.DataLength = dataLength;

        Assert.That(bench.Request(nb), Is.EqualTo(NDIS_STATUS_RESOURCES));
        Assert.That(bench.Pc.Iommu.MappedPages, Is.Zero);
    }

    private static byte[] Bytes(ScatterGatherBench bench, PVOID pointer, uint length)
        => bench.Pc.Memory.Span(pointer.Reference.Offset, length).ToArray();

    private static ListStorage Storage(ScatterGatherBench bench)
        => bench.Trace.Last<SgMappedEvent>().Storage;

    private static StaleReason[] StaleReasons(ScatterGatherBench bench)
        => [.. bench.Trace.Each((StaleAccessEvent e) => e.Reason)];
}
