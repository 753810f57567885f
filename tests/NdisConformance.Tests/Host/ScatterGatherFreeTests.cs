using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>SGDMA-FREE: what freeing a list does, and which list a pointer means.</summary>
[TestFixture]
[Ddi(TraceName.NdisMFreeNetBufferSGList)]
internal sealed class ScatterGatherFreeTests
{
    private const int BounceKind = (int)HostChoice.Bounce;
    private const int StorageKind = (int)HostChoice.ListStorage;

    [Test]
    public void Free016_BytesOfTheDeviceBecomeVisible()
        => HostDuty.Prove(
            (false, true),
            bench =>
            {
                bench.Open().Choices.Always(BounceKind, 1);
                NET_BUFFER nb = bench.NetBuffer(0, 6000, 6000);
                uint data = nb.CurrentMdl.MappedSystemVa.Reference.Offset;
                ScatterGatherDelivery delivery = bench.Map(nb, flags: 0);
                foreach ((ulong address, uint length) in delivery.Elements)
                {
                    byte[] written = new byte[length];
                    written.AsSpan().Fill(0x5A);
                    bench.Device.Bus.DmaWrite(address, written);
                }

                bool early = !bench.Pc.Memory.Span(data, 6000).ContainsAnyExcept((byte)0x5A);
                bench.Free(delivery.List, nb);
                return (early, !bench.Pc.Memory.Span(data, 6000).ContainsAnyExcept((byte)0x5A));
            },
            host => host.BentCopyBack = false);

    [Test]
    public void Free016_SendsAreNotOverwritten()
        => HostDuty.Prove(
            (byte)0xEE,
            bench =>
            {
                bench.Open().Choices.Always(BounceKind, 1);
                NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
                ScatterGatherDelivery delivery = bench.Map(nb);
                nb.CurrentMdl.MappedSystemVa.Fill(0xEE, 100);
                bench.Free(delivery.List, nb);
                return nb.CurrentMdl.MappedSystemVa.Read<byte>(50);
            },
            host => host.BentCopyBack = true);

    [Test]
    public void FromDeviceData_IsTheDevices_UntilTheListIsFreed()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        PVOID data = nb.CurrentMdl.MappedSystemVa;
        ScatterGatherDelivery delivery = bench.Map(nb, flags: 0);

        data.Read<byte>(50);
        bench.Free(delivery.List, nb);
        data.Read<byte>(50);

        StaleAccessEvent stale = bench.Trace.Single<StaleAccessEvent>();
        Assert.That(stale.Reason, Is.EqualTo(StaleReason.MappedForDevice));
        Assert.That(stale.Object, Is.EqualTo(new TraceObject(ObjectKind.Sg, 1)));
    }

    [Test]
    public void Device_FaultsWithTheMappingsName_OnceTheListIsFreed()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        ScatterGatherDelivery delivery = bench.Map(nb);
        bench.Free(delivery.List, nb);

        byte[] bytes = new byte[1];
        Assert.That(bench.Device.Bus.DmaRead(delivery.Elements[0].Address, bytes), Is.False);

        DeviceFaultEvent fault = bench.Trace.Last<DeviceFaultEvent>();
        Assert.That(fault.Reason, Is.EqualTo(FaultReason.FreedMapping));
        Assert.That(fault.Object.Identity, Is.EqualTo(new TraceObject(ObjectKind.Sg, 1)));
    }

    [Test]
    public void List_IsGarbage_OnceItIsFreed([Values] bool isOwnStorage)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        PVOID buffer = isOwnStorage ? default : bench.Memory(64);
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        ScatterGatherDelivery delivery = bench.Map(nb, buffer: buffer, bufferSize: 64);

        bench.Free(delivery.List, nb);

        Assert.That(delivery.List.Elements[0].Length, Is.EqualTo(0xDDDD_DDDD));
        Assert.That(bench.Trace.Of(TraceName.StaleAccess).Count(), Is.EqualTo(isOwnStorage ? 1 : 0));
    }

    [Test]
    public void Pointer_IsTheList([Values(0, 1)] int storage)
        => AssertPointer(
            bench => bench.Choices.Always(StorageKind, storage),
            (_, list) => list,
            SgPointer.List,
            ObjectState.Live,
            isFreed: true);

    [Test]
    public void Pointer_IsTheOwnBuffer_WhenTheListLiesElsewhere()
        => AssertPointer(
            bench => bench.Choices.Always(StorageKind, 1),
            (buffer, _) => (SCATTER_GATHER_LIST)buffer,
            SgPointer.OwnBuffer,
            ObjectState.Interior,
            isFreed: true);

    [Test]
    public void Pointer_IsNull()
        => AssertPointer(
            _ => { },
            (_, _) => null,
            SgPointer.Null,
            ObjectState.Null,
            isFreed: false);

    [Test]
    public void Pointer_IsSomethingElse()
        => AssertPointer(
            _ => { },
            (buffer, _) => (SCATTER_GATHER_LIST)(buffer + 16),
            SgPointer.Other,
            ObjectState.Interior,
            isFreed: false);

    [Test]
    public void Pointer_IsAFreedList([Values(0, 1)] int storage)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        bench.Choices.Always(StorageKind, storage);
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        ScatterGatherDelivery delivery = bench.Map(nb, buffer: bench.Memory(64), bufferSize: 64);
        bench.Free(delivery.List, nb);

        bench.Free(delivery.List, nb);

        NdisMFreeNetBufferSGListCall call = bench.Trace.Last<NdisMFreeNetBufferSGListCall>();
        Assert.That(call.Pointer, Is.EqualTo(SgPointer.FreedList));
        Assert.That(call.Sg, Is.EqualTo(new TraceObject(ObjectKind.Sg, 1, ObjectState.Released)));
        Assert.That(call.MappedNb, Is.EqualTo(call.Nb));
    }

    [Test]
    public void Pointer_IsOfARequest_WhenTheCallbackHasNotRun([Values(0, 1)] int storage)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        bench.Choices.Always(StorageKind, storage);
        bench.Choices.Always((int)HostChoice.CallbackMoment, (int)CallbackMoment.Late);
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        PVOID buffer = bench.Memory(64);
        bench.Request(nb, buffer: buffer, bufferSize: 64);

        bench.Free((SCATTER_GATHER_LIST)buffer, nb);
        bench.Drain();

        NdisMFreeNetBufferSGListCall call = bench.Trace.Last<NdisMFreeNetBufferSGListCall>();
        Assert.That(call.Pointer, Is.EqualTo(SgPointer.NotDelivered));
        Assert.That(bench.Delivered, Has.Count.EqualTo(1), "the request goes on");
    }

    [Test]
    public void Free_EndsTheMapping_WithAWrongHandleAndAWrongNetBuffer()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        ScatterGatherDelivery delivery = bench.Map(nb);

        bench.Host.Ndis.NdisMFreeNetBufferSGList(bench.Adapter, delivery.List, bench.NetBuffer(0, 10, 10));

        NdisMFreeNetBufferSGListCall call = bench.Trace.Last<NdisMFreeNetBufferSGListCall>();
        Assert.That(call.Nb, Is.Not.EqualTo(call.MappedNb));
        Assert.That(bench.Trace.Last<HandleMisuseEvent>().Argument, Is.Zero);
        Assert.That(bench.Pc.Iommu.MappedPages, Is.Zero);
    }

    [Test]
    public void Free_StillWorks_WhenTheChannelIsClosed()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        ScatterGatherDelivery delivery = bench.Map(nb);
        bench.Host.Ndis.NdisMDeregisterScatterGatherDma(bench.Dma);

        bench.Free(delivery.List, nb);

        NdisMFreeNetBufferSGListCall call = bench.Trace.Last<NdisMFreeNetBufferSGListCall>();
        Assert.That(call.Dma.State, Is.EqualTo(ObjectState.Released));
        Assert.That(bench.Pc.Iommu.MappedPages, Is.Zero);
    }

    private static void AssertPointer(
        Action<ScatterGatherBench> prepare,
        Func<PVOID, SCATTER_GATHER_LIST, SCATTER_GATHER_LIST> choose,
        SgPointer pointer,
        ObjectState state,
        bool isFreed)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        prepare(bench);
        PVOID buffer = bench.Memory(64);
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        ScatterGatherDelivery delivery = bench.Map(nb, NDIS_SG_LIST_WRITE_TO_DEVICE, buffer, 64);

        bench.Free(choose(buffer, delivery.List), nb);

        NdisMFreeNetBufferSGListCall call = bench.Trace.Last<NdisMFreeNetBufferSGListCall>();
        Assert.That(call.Pointer, Is.EqualTo(pointer));
        Assert.That(call.Sg.State, Is.EqualTo(state));
        Assert.That(bench.Pc.Iommu.MappedPages, Is.EqualTo(isFreed ? 0 : 1));
    }
}
