using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>SGDMA-CB: how MiniportProcessSGList is called.</summary>
[TestFixture]
internal sealed class ScatterGatherCallbackTests
{
    private const int MomentKind = (int)HostChoice.CallbackMoment;

    [Test]
    public void Cb001_OneCallback_ForEachRequestThatSucceeds([Values(0, 2)] int wrong, [Values] CallbackMoment moment)
        => HostDuty.Prove(
            3,
            bench =>
            {
                bench.Open().Choices.Always(MomentKind, (int)moment);
                bench.Choices.AtSite(
                    (int)HostChoice.Failure, (uint)TraceName.NdisMAllocateNetBufferSGList, 1, 1);
                for (int i = 0; i < 4; i++)
                {
                    bench.Request(bench.NetBuffer(0, 100, 100));
                }

                bench.Drain();
                return bench.Delivered.Count;
            },
            host => host.BentCallbacks = wrong);

    [Test]
    public void Cb002_CallbackComesAtDispatchLevel([Values] CallbackMoment moment)
        => HostDuty.Prove(
            DISPATCH_LEVEL,
            bench =>
            {
                bench.Open().Choices.Always(MomentKind, (int)moment);
                return bench.Map(bench.NetBuffer(0, 100, 100)).Irql;
            },
            host => host.BentIrql = PASSIVE_LEVEL);

    [Test]
    public void Callback_ComesAtDispatchLevel_WhateverTheLevelOfTheRequest()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();

        bench.Host.Ndis.NdisMAllocateNetBufferSGList(
            bench.Dma, bench.NetBuffer(0, 100, 100), default, NDIS_SG_LIST_WRITE_TO_DEVICE, default, 0);

        Assert.That(bench.Delivered[0].Irql, Is.EqualTo(DISPATCH_LEVEL));
        Assert.That(bench.Pc.Current.Irql, Is.EqualTo(PASSIVE_LEVEL));
    }

    [TestCase(CallbackMoment.AfterReturn, 0, 10L)]
    [TestCase(CallbackMoment.OtherProcessor, 1, 0L)]
    [TestCase(CallbackMoment.Late, 0, 50_000L)]
    public void Cb003_CallbackComesLater_OnEitherProcessor(CallbackMoment moment, int processor, long time)
        => HostDuty.Prove(
            (false, processor, time),
            bench =>
            {
                bench.Open().Choices.Always(MomentKind, (int)moment);
                ScatterGatherDelivery delivery = bench.Map(bench.NetBuffer(0, 100, 100));
                return (delivery.IsInside, delivery.Processor, bench.Pc.Now);
            },
            host => host.BentMoment = CallbackMoment.Inside);

    [Test]
    public void Cb003_CallbackComesInside_WhenNothingIsChosen()
        => HostDuty.Prove(
            true,
            bench => bench.Open().Map(bench.NetBuffer(0, 100, 100)).IsInside,
            host => host.BentMoment = CallbackMoment.Late);

    [Test]
    public void Cb003_CallbacksComeInReverse()
        => HostDuty.Prove(
            new ulong[] { 3, 2, 1 },
            bench =>
            {
                bench.Open().Choices.Always(MomentKind, (int)CallbackMoment.Reversed);
                for (uint i = 1; i <= 3; i++)
                {
                    bench.Request(bench.NetBuffer(0, 100, 100), context: new PVOID(i));
                }

                bench.Drain();
                return bench.Delivered.ConvertAll(delivery => delivery.Context.Value).ToArray();
            },
            host => host.BentMoment = CallbackMoment.Late);

    [Test]
    public void Cb003_CallbackRunsBesideTheDriver_WhenTheOtherProcessorPreempts()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        bench.Choices.Always(MomentKind, (int)CallbackMoment.OtherProcessor)
            .AlwaysAtSite((int)HostChoice.Preempt, (uint)TraceName.NdisMAllocateNetBufferSGList, 1);

        bench.Request(bench.NetBuffer(0, 100, 100));

        Assert.That((bench.Delivered[0].IsInside, bench.Delivered[0].Processor), Is.EqualTo((true, 1)));
    }

    [Test]
    public void Cb004_ContextIsThatOfTheRequest()
        => HostDuty.Prove(
            0x1234_5678_9ABCUL,
            bench =>
            {
                bench.Open().Request(bench.NetBuffer(0, 100, 100), context: new PVOID(0x1234_5678_9ABC));
                return bench.Delivered[0].Context.Value;
            },
            host => host.BentContext = new PVOID(1));

    [Test]
    public void Cb012_NoCallback_OnceTheChannelIsClosed()
        => HostDuty.Prove(
            (0, 0),
            bench =>
            {
                bench.Open().Choices.Always(MomentKind, (int)CallbackMoment.Late);
                bench.Request(bench.NetBuffer(0, 100, 100));
                bench.Host.Ndis.NdisMDeregisterScatterGatherDma(bench.Dma);
                bench.Drain();
                return (bench.Delivered.Count, bench.Pc.Iommu.MappedPages);
            },
            host => host.KeepsRequests = true);

    [Test]
    public void Callback_MayFreeItsList()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        bench.InCallback = list => bench.Host.Ndis.NdisMFreeNetBufferSGList(bench.Dma, list, nb);

        Assert.That(bench.Request(nb), Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(
            bench.Trace.Last<NdisMAllocateNetBufferSGListReturn>().Sg, Is.EqualTo(new TraceObject(ObjectKind.Sg, 1)));
        Assert.That(bench.Pc.Iommu.MappedPages, Is.Zero);
    }

    [Test]
    public void Callback_MayRequestTheNextList()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        int calls = 0;
        bench.InCallback = _ =>
        {
            if (++calls < 100)
            {
                bench.Request(bench.NetBuffer(0, 100, 60, 40));
            }
        };

        bench.Request(bench.NetBuffer(0, 100, 100));

        Assert.That(calls, Is.EqualTo(100));
        Assert.That(bench.Trace.Of(TraceName.MiniportProcessSGList).Count(), Is.EqualTo(200));
    }

    [Test]
    public void Callback_IsABugCheck_WhenThereIsNoHandler()
    {
        using ScatterGatherBench bench = new();
        NDIS_SG_DMA_DESCRIPTION description = new()
        {
            Header = new NDIS_OBJECT_HEADER(NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION, 1, 40),
            MaximumPhysicalMapping = 1514,
        };
        bench.Host.Ndis.NdisMRegisterScatterGatherDma(bench.Adapter, ref description, out NDIS_HANDLE dma);

        Assert.Throws<BugCheckException>(() => bench.Host.Ndis.NdisMAllocateNetBufferSGList(
            dma, bench.NetBuffer(0, 100, 100), default, NDIS_SG_LIST_WRITE_TO_DEVICE, default, 0));
        Assert.That(bench.Trace.Last<CrashEvent>().Code, Is.EqualTo(0xD1));
    }
}
