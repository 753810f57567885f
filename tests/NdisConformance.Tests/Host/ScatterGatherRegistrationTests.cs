using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>SGDMA-REG: what the host owes to who opens a channel.</summary>
[TestFixture]
[Ddi(TraceName.NdisMRegisterScatterGatherDma, TraceName.NdisMDeregisterScatterGatherDma)]
internal sealed class ScatterGatherRegistrationTests
{
    private const int FailureKind = (int)HostChoice.Failure;
    private const uint RegisterSite = (uint)TraceName.NdisMRegisterScatterGatherDma;

    [TestCase((byte)0, (byte)30)]
    [TestCase((byte)2, (byte)30)]
    [TestCase((byte)3, (byte)85)]
    [TestCase((byte)200, (byte)89)]
    public void Reg006_BadVersionAndNothingTaken_WhenTheRevisionIsUnknown(byte revision, byte hostMinor)
        => HostDuty.Prove(
            (NDIS_STATUS_BAD_VERSION, false, 0),
            bench => (
                bench.Register(revision),
                bench.Dma != null,
                bench.Trace.Each((AcquiredEvent e) => e.Object).Count(item => item.Kind == ObjectKind.Dma)),
            host => host.AcceptsAnyHeader = true,
            new HostOptions { MinorNdisVersion = hostMinor });

    [Test]
    public void Reg006_HeaderIsLookedAtFirst()
        => HostDuty.Prove(
            NDIS_STATUS_BAD_VERSION,
            bench => bench.Register(revision: 0),
            host => host.AcceptsAnyHeader = true,
            attributeFlags: 0);

    [TestCase((byte)1, (ushort)36, (byte)30)]
    [TestCase((byte)1, (ushort)40, (byte)30)]
    [TestCase((byte)2, (ushort)48, (byte)85)]
    public void Register_Succeeds_WithEveryHeaderThatTheHostKnows(byte revision, ushort size, byte hostMinor)
    {
        using ScatterGatherBench bench = new(options: new HostOptions { MinorNdisVersion = hostMinor });

        Assert.That(bench.Register(revision, size), Is.EqualTo(NDIS_STATUS_SUCCESS));
    }

    [TestCase((byte)1, (ushort)35, (byte)0x83)]
    [TestCase((byte)1, (ushort)40, (byte)0x80)]
    public void Register_Fails_WithAShortSizeOrAWrongType(byte revision, ushort size, byte type)
    {
        using ScatterGatherBench bench = new();

        Assert.That(bench.Register(revision, size, type: type), Is.EqualTo(NDIS_STATUS_BAD_VERSION));
        Assert.That(bench.ListSize, Is.EqualTo(0xDEAD_BEEF), "a driver that reads it all the same is to be seen");
    }

    [Test]
    public void Reg007_NotSupported_WhenTheDriverIsOlderThanNdis6()
        => HostDuty.Prove(
            false,
            bench => bench.Duties.SupportsScatterGather(0x501, uint.MaxValue),
            host => host.SupportsAll = true);

    [Test]
    public void Reg008_NotSupported_WhenTheAdapterIsNoBusMaster()
        => HostDuty.Prove(
            NDIS_STATUS_NOT_SUPPORTED,
            bench => bench.Register(),
            host => host.SupportsAll = true,
            attributeFlags: NDIS_MINIPORT_ATTRIBUTES_HARDWARE_DEVICE);

    [Test]
    public void Reg009_Resources_WhenThereIsAShortage()
        => HostDuty.Prove(
            (NDIS_STATUS_RESOURCES, NDIS_STATUS_SUCCESS),
            bench =>
            {
                bench.Choices.AtSite(FailureKind, RegisterSite, 0, 1);
                return (bench.Register(), bench.Register());
            },
            host => host.BentShortage = NDIS_STATUS_FAILURE);

    [Test]
    public void Register_GivesResources_WhenTheChannelIsOpenAlready()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();

        Assert.That(bench.Register(), Is.EqualTo(NDIS_STATUS_RESOURCES));
    }

    [Test]
    public void Reg010_ListSizeIsEnoughForTheLargestMapping()
        => HostDuty.Prove(
            (true, true),
            bench =>
            {
                bench.Open();
                ScatterGatherDelivery delivery = bench.Map(bench.NetBuffer(
                    0, ScatterGatherBench.MaximumPhysicalMapping, ScatterGatherBench.MaximumPhysicalMapping));
                uint needed = 16 + (24 * (uint)delivery.Elements.Length);
                return (bench.Dma != null, needed <= bench.ListSize);
            },
            host => host.BentListSize = 0);

    [Test]
    public void ListSize_IsWhatTheOptionsSay()
    {
        using ScatterGatherBench bench = new(options: new HostOptions { ReportedListSizeBytes = 40 });

        bench.Open();

        Assert.That(bench.ListSize, Is.EqualTo(40));
    }

    [TestCase(0u, 0)]
    [TestCase(NDIS_SG_DMA_64_BIT_ADDRESS, 2)]
    public void Reg016_HighAddresses_OnlyWhenTheAdapterHas64Bits(uint flags, int expected)
        => HostDuty.Prove(
            expected,
            bench =>
            {
                bench.Open(flags);
                for (int i = 0; i < 4; i++)
                {
                    bench.Map(bench.NetBuffer(0, 100, 100));
                }

                return bench.Delivered.Count(delivery => delivery.Elements[0].Address >= 1UL << 32);
            },
            host => host.BentHeight = flags == 0);

    [Test]
    public void Deregister_ReleasesTheHandle_AndSaysWhatIsAlive()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        bench.Map(bench.NetBuffer(0, 100, 100));
        bench.Choices.Always((int)HostChoice.CallbackMoment, (int)CallbackMoment.Late);
        bench.Request(bench.NetBuffer(0, 100, 100));

        bench.Host.Ndis.NdisMDeregisterScatterGatherDma(bench.Dma);
        NdisMDeregisterScatterGatherDmaCall call = bench.Trace.Last<NdisMDeregisterScatterGatherDmaCall>();
        bench.Host.Ndis.NdisMDeregisterScatterGatherDma(bench.Dma);

        Assert.That((call.LiveMappings, call.PendingRequests), Is.EqualTo((1UL, 1UL)));
        Assert.That(bench.Trace.Last<HandleMisuseEvent>().Actual.State, Is.EqualTo(ObjectState.Released));
        Assert.That(bench.Register(), Is.EqualTo(NDIS_STATUS_SUCCESS));
    }
}
