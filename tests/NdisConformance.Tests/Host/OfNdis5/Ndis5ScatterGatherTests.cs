using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>NdisMInitializeScatterGatherDma and map registers: who gets them, when, and how often.</summary>
[TestFixture]
[Ddi(
    TraceName.NdisMInitializeScatterGatherDma,
    TraceName.NdisMAllocateMapRegisters,
    TraceName.NdisMFreeMapRegisters)]
internal sealed class Ndis5ScatterGatherTests
{
    private const uint Mapping = 1514;

    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Make() => _bench = new Ndis5Bench();

    [TearDown]
    public void Free() => _bench.Dispose();

    [TestCase(5, 0)]
    [TestCase(5, 1)]
    public void Initialize_Succeeds_ForABusMasterOfNdis5(byte major, byte minor)
    {
        _bench.Driver.BecomeVersion(major, minor);

        Assert.That(InInitialize(_bench, Initialize), Is.EqualTo(NDIS_STATUS_SUCCESS));

        Assert.That(_bench.Host.MiniportAdapter!.MapsPackets);
        NdisMInitializeScatterGatherDmaCall call = _bench.Trace.Single<NdisMInitializeScatterGatherDmaCall>();
        Assert.That((call.Is64Bit, call.MaximumPhysicalMapping), Is.EqualTo((true, (ulong)Mapping)));
        Assert.That(
            _bench.Trace.Single<NdisMInitializeScatterGatherDmaReturn>().Result, Is.EqualTo(NDIS_STATUS_SUCCESS));
        _bench.Host.Lifecycle.Halt();
        Assert.That(_bench.Leaked(Checkpoint.Halt), Is.Empty, "NDIS itself undoes it");
    }

    /// <summary>NDIS5-022, AMB-07: NOT_SUPPORTED, and quietly nothing else.</summary>
    [TestCase(0u)]
    [TestCase(NDIS_ATTRIBUTE_DESERIALIZE | NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK)]
    public void Initialize_OfWhatIsNoBusMaster_ReservesNothing(uint flags)
    {
        _bench.Driver.AttributeFlags = flags;
        PVOID block = new(1);

        NDIS_STATUS status = InInitialize(_bench, bench =>
        {
            NDIS_STATUS status = Initialize(bench);
            bench.Ndis.NdisMAllocateSharedMemory(bench.Adapter, 64, true, out block, out _);
            return status;
        });

        Assert.That(status, Is.EqualTo(NDIS_STATUS_NOT_SUPPORTED));
        Assert.That(block == null);
        Assert.That((_bench.Host.MiniportAdapter!.MapsPackets, _bench.Host.MiniportAdapter.Dma == null), Is.EqualTo(
            (false, true)));
        Assert.That(_bench.Misuses(TraceName.NdisMInitializeScatterGatherDma), Is.Empty);
    }

    [Test]
    public void Ndis022_NotSupported_WhenTheAdapterIsNoBusMaster()
        => Ndis5Bench.Prove(
            (NDIS_STATUS_NOT_SUPPORTED, false),
            bench =>
            {
                bench.Driver.AttributeFlags = 0;
                return (InInitialize(bench, Initialize), bench.Host.MiniportAdapter!.MapsPackets);
            },
            host => host.SupportsAll = true);

    [Test]
    public void Ndis004_NotSupported_WhenTheDriverIsOlderThanNdis5()
        => Ndis5Bench.Prove(
            NDIS_STATUS_NOT_SUPPORTED,
            bench =>
            {
                bench.Driver.BecomeVersion(4, 0);
                return InInitialize(bench, Initialize);
            },
            host => host.SupportsAll = true);

    [Test]
    public void Ndis005_Resources_WhenThereIsAShortage()
        => Ndis5Bench.Prove(
            (NDIS_STATUS_RESOURCES, NDIS_STATUS_SUCCESS),
            bench =>
            {
                bench.Choices.AtSite(
                    (int)HostChoice.Failure, (uint)TraceName.NdisMInitializeScatterGatherDma, 0, 1);
                NDIS_STATUS first = NDIS_STATUS_FAILURE;
                NDIS_STATUS second = InInitialize(bench, bench =>
                {
                    first = Initialize(bench);
                    return Initialize(bench);
                });
                return (first, second);
            },
            host => host.BentShortage = NDIS_STATUS_FAILURE);

    [TestCase(true, NDIS_STATUS_SUCCESS)]
    [TestCase(false, NDIS_STATUS_NOT_SUPPORTED)]
    public void Initialize_GoesByNdisMSetAttributes_Too(bool busMaster, NDIS_STATUS expected)
    {
        _bench.Driver.OnAttributes = () => _bench.Ndis.NdisMSetAttributes(
            _bench.Adapter, default, busMaster, NDIS_INTERFACE_TYPE.NdisInterfacePci);

        Assert.That(InInitialize(_bench, Initialize), Is.EqualTo(expected));
    }

    /// <summary>NDIS5-002: NDIS does not know yet that it is a bus master.</summary>
    [Test]
    public void Initialize_BeforeTheAttributes_IsNotSupported()
    {
        NDIS_STATUS before = NDIS_STATUS_FAILURE;
        _bench.Driver.OnBeforeAttributes = () => before = Initialize(_bench);

        NDIS_STATUS after = InInitialize(_bench, Initialize);

        Assert.That((before, after), Is.EqualTo((NDIS_STATUS_NOT_SUPPORTED, NDIS_STATUS_SUCCESS)));
        Assert.That(
            _bench.Trace.Of(TraceName.NdisMInitializeScatterGatherDma)
                .First(e => e.Kind == TraceKind.Call).Sequence,
            Is.LessThan(_bench.Trace.Last(TraceName.NdisMSetAttributesEx, TraceKind.Call).Sequence));
    }

    [Test]
    public void Initialize_Twice_GivesResources_AndTheFirstStays()
    {
        NDIS_STATUS second = InInitialize(_bench, bench =>
        {
            Assert.That(Initialize(bench), Is.EqualTo(NDIS_STATUS_SUCCESS));
            return Initialize(bench);
        });

        Assert.That(second, Is.EqualTo(NDIS_STATUS_RESOURCES));
        Assert.That(_bench.Host.MiniportAdapter!.MapsPackets);
    }

    /// <summary>NDIS5-003: memory is shared through what this call opens, so there is none before.</summary>
    [Test]
    public void SharedMemory_BeforeTheInitialization_IsNull_AndAfterItIsThere()
    {
        PVOID before = new(1);
        PVOID after = default;
        NDIS_STATUS status = InInitialize(_bench, bench =>
        {
            bench.Ndis.NdisMAllocateSharedMemory(bench.Adapter, 64, true, out before, out _);
            NDIS_STATUS status = Initialize(bench);
            bench.Ndis.NdisMAllocateSharedMemory(bench.Adapter, 64, true, out after, out _);
            return status;
        });

        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That((before == null, after == null), Is.EqualTo((true, false)));
        Assert.That(_bench.Acquired(ObjectKind.SharedMemory), Has.Length.EqualTo(1));
    }

    /// <summary>The order in which NDIS5-003 is broken with memory that is there.</summary>
    [Test]
    public void Initialize_AfterSharedMemoryOfMapRegisters_GivesResources()
    {
        PVOID block = default;
        NDIS_STATUS status = InInitialize(_bench, bench =>
        {
            Assert.That(AllocateMapRegisters(bench), Is.EqualTo(NDIS_STATUS_SUCCESS));
            bench.Ndis.NdisMAllocateSharedMemory(bench.Adapter, 64, true, out block, out _);
            return Initialize(bench);
        });

        Assert.That((block == null, status), Is.EqualTo((false, NDIS_STATUS_RESOURCES)));
        Assert.That(_bench.Host.MiniportAdapter!.MapsPackets, Is.False);
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    public void Addresses_LieAbove4GiB_OnlyWhereTheNicReachesThem(bool is64Bit, bool isHigh)
    {
        PHYSICAL_ADDRESS shared = default;
        InInitialize(_bench, bench =>
        {
            bench.Ndis.NdisMInitializeScatterGatherDma(bench.Adapter, is64Bit, Mapping);
            bench.Ndis.NdisMAllocateSharedMemory(bench.Adapter, 64, true, out _, out shared);
            return NDIS_STATUS_SUCCESS;
        });
        ulong packet = 0;
        _bench.Driver.OnSend = packets
            => packet = ((SCATTER_GATHER_LIST)Ndis5Bench.ListOf(packets[0])).Elements[0].Address.QuadPart;
        _bench.Send();

        Assert.That(
            (shared.QuadPart > uint.MaxValue, packet > uint.MaxValue), Is.EqualTo((isHigh, isHigh)));
    }

    [Test]
    public void Initialize_OfWhatIsNoAdapter_IsNotSupported()
    {
        Assert.That(
            _bench.Ndis.NdisMInitializeScatterGatherDma(Ndis5Bench.ForeignHandle, true, Mapping),
            Is.EqualTo(NDIS_STATUS_NOT_SUPPORTED));
        Assert.That(
            _bench.Misuses(TraceName.NdisMInitializeScatterGatherDma), Is.EqualTo(new[] { "Adapter Unknown" }));
    }

    [Test]
    public void MapRegisters_ShareMemory_ButMapNoPackets()
    {
        PVOID block = default;
        PVOID list = new(1);
        InInitialize(_bench, bench =>
        {
            NDIS_STATUS status = AllocateMapRegisters(bench);
            bench.Ndis.NdisMAllocateSharedMemory(bench.Adapter, 64, true, out block, out _);
            return status;
        });
        _bench.Driver.OnSend = packets => list = Ndis5Bench.ListOf(packets[0]);
        _bench.Send();

        Assert.That((block == null, list == null), Is.EqualTo((false, true)));
        Assert.That(_bench.Trace.Of(TraceName.PacketMapped), Is.Empty);
        NdisMAllocateMapRegistersCall call = _bench.Trace.Single<NdisMAllocateMapRegistersCall>();
        Assert.That((call.DmaSize, call.BaseMapRegistersNeeded, call.MaximumPhysicalMapping), Is.EqualTo(
            (1ul, 8ul, (ulong)Mapping)));
    }

    [TestCase(1, NDIS_STATUS_RESOURCES)]
    [TestCase(2, NDIS_STATUS_FAILURE)]
    public void MapRegisters_Fail_WhereItIsChosen(int failure, NDIS_STATUS status)
    {
        _bench.Fail(TraceName.NdisMAllocateMapRegisters, failure);

        Assert.That(InInitialize(_bench, AllocateMapRegisters), Is.EqualTo(status));
        Assert.That(_bench.Host.MiniportAdapter!.Dma, Is.Null);
    }

    [Test]
    public void MapRegisters_AreRefused_WhereScatterGatherIsInitialized_AndTheirFreeChangesNothing()
    {
        NDIS_STATUS status = InInitialize(_bench, bench =>
        {
            Initialize(bench);
            NDIS_STATUS status = AllocateMapRegisters(bench);
            bench.Ndis.NdisMFreeMapRegisters(bench.Adapter);
            return status;
        });

        Assert.That(status, Is.EqualTo(NDIS_STATUS_FAILURE));
        Assert.That(_bench.Host.MiniportAdapter!.Dma, Is.Not.Null);
        Assert.That(_bench.Host.MiniportAdapter.MapsPackets);
    }

    /// <summary>Where scatter/gather DMA is not to be had, map registers are the other way.</summary>
    [Test]
    public void MapRegisters_AreTheWayOut_WhereScatterGatherFailed()
    {
        _bench.Fail(TraceName.NdisMInitializeScatterGatherDma);

        Assert.That(
            InInitialize(_bench, bench => Initialize(bench) == NDIS_STATUS_RESOURCES
                ? AllocateMapRegisters(bench)
                : NDIS_STATUS_FAILURE),
            Is.EqualTo(NDIS_STATUS_SUCCESS));
    }

    [Test]
    public void MapRegisters_ThatAreFreed_CanBeAllocatedAgain()
    {
        NDIS_STATUS status = InInitialize(_bench, bench =>
        {
            AllocateMapRegisters(bench);
            Assert.That(AllocateMapRegisters(bench), Is.EqualTo(NDIS_STATUS_FAILURE));
            bench.Ndis.NdisMFreeMapRegisters(bench.Adapter);
            Assert.That(bench.Host.MiniportAdapter!.Dma, Is.Null);
            return AllocateMapRegisters(bench);
        });

        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
    }

    [Test]
    public void MapRegisters_OfWhatIsNoAdapter_AreMisuse()
    {
        NDIS_STATUS status = _bench.Ndis.NdisMAllocateMapRegisters(
            default, 0, NDIS_DMA_SIZE.NDIS_DMA_32BITS, 8, Mapping);
        _bench.Ndis.NdisMFreeMapRegisters(Ndis5Bench.ForeignHandle);

        Assert.That(status, Is.EqualTo(NDIS_STATUS_FAILURE));
        Assert.That(_bench.Misuses(TraceName.NdisMAllocateMapRegisters), Is.EqualTo(new[] { "Adapter Null" }));
        Assert.That(_bench.Misuses(TraceName.NdisMFreeMapRegisters), Is.EqualTo(new[] { "Adapter Unknown" }));
    }

    private static NDIS_STATUS Initialize(Ndis5Bench bench)
        => bench.Ndis.NdisMInitializeScatterGatherDma(bench.Adapter, true, Mapping);

    private static NDIS_STATUS AllocateMapRegisters(Ndis5Bench bench)
        => bench.Ndis.NdisMAllocateMapRegisters(
            bench.Adapter, 0, NDIS_DMA_SIZE.NDIS_DMA_32BITS, 8, Mapping);

    /// <summary>Initializes the adapter, which succeeds whatever the status that is of interest.</summary>
    private static NDIS_STATUS InInitialize(Ndis5Bench bench, Func<Ndis5Bench, NDIS_STATUS> ask)
    {
        NDIS_STATUS status = NDIS_STATUS_PENDING;
        bench.Start(() => status = ask(bench));
        return status;
    }

    [Test]
    [Ddi(TraceName.NdisMAllocateMapRegisters, TraceName.NdisMFreeMapRegisters)]
    public void MapRegisters_ThatAreNotFreed_AreMissedAtHalt([Values] bool isFreed)
    {
        _bench.StartCopying();
        if (isFreed)
        {
            _bench.Ndis.NdisMFreeMapRegisters(_bench.Adapter);
        }

        _bench.Host.Lifecycle.Halt();

        Assert.That(_bench.Leaked(Checkpoint.Halt), Is.EqualTo(isFreed ? [] : new[] { ObjectKind.Dma }));
    }
}
