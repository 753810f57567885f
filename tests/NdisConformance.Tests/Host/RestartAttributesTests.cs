using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>The list of attributes that MiniportRestart gets: whose its memory is, and when.</summary>
[TestFixture]
internal sealed class RestartAttributesTests
{
    private const uint HeaderBytes = 16;
    private DutyBench _bench = null!;

    [SetUp]
    public void SetUp()
    {
        _bench = new DutyBench();
        _bench.Host.Plug(new HostOptions { GivesRestartAttributes = true }, _bench.Device);
    }

    [TearDown]
    public void TearDown() => _bench.Dispose();

    [Test]
    public void OrdinaryRestart_HasNone()
    {
        using DutyBench bench = new();
        bool isNull = false;
        bench.Driver.OnRestart = (ref NDIS_MINIPORT_RESTART_PARAMETERS p) => isNull = p.RestartAttributes == null;
        bench.Start(isRunning: true);
        Assert.That(isNull, Is.True);
    }

    [Test]
    public void List_HasTheGeneralAttributes_AndIsGoneAfterwards()
    {
        NDIS_RESTART_ATTRIBUTES kept = null;
        _bench.Driver.PacketFilters = NDIS_PACKET_TYPE_DIRECTED;
        _bench.Driver.OnRestart = (ref NDIS_MINIPORT_RESTART_PARAMETERS p) =>
        {
            kept = p.RestartAttributes;
            NDIS_RESTART_GENERAL_ATTRIBUTES general = (NDIS_RESTART_GENERAL_ATTRIBUTES)kept.Data;
            Assert.That(kept.Oid, Is.EqualTo(OID_GEN_MINIPORT_RESTART_ATTRIBUTES));
            Assert.That(kept.DataLength, Is.EqualTo(NDIS_SIZEOF_RESTART_GENERAL_ATTRIBUTES_REVISION_2));
            Assert.That(general.Header.Type, Is.EqualTo(NDIS_OBJECT_TYPE_RESTART_GENERAL_ATTRIBUTES));
            Assert.That(general.SupportedPacketFilters, Is.EqualTo(NDIS_PACKET_TYPE_DIRECTED));
            Assert.That(kept.Next == null, Is.True);
        };
        _bench.Start(isRunning: true);
        Assert.That(IsAlive(kept), Is.False);
    }

    [Test]
    public void PendingRestart_KeepsTheList()
    {
        NDIS_RESTART_ATTRIBUTES kept = null;
        _bench.Driver.RestartStatus = NDIS_STATUS_PENDING;
        _bench.Driver.OnRestart = (ref NDIS_MINIPORT_RESTART_PARAMETERS p) => kept = p.RestartAttributes;
        _bench.Start(isRunning: true);
        Assert.That(IsAlive(kept), Is.True);
        _bench.Host.Ndis.NdisMRestartComplete(_bench.Driver.Adapter, NDIS_STATUS_SUCCESS);
        Assert.That(IsAlive(kept), Is.False);
    }

    /// <summary>The driver frees an entry and adds one; NDIS frees what it finds, and nothing is leaked.</summary>
    [Test]
    public void ChangedList_IsFreedByNdis([Values] bool completesInside)
    {
        _bench.Driver.RestartStatus = completesInside ? NDIS_STATUS_PENDING : NDIS_STATUS_SUCCESS;
        _bench.Driver.OnRestart = (ref NDIS_MINIPORT_RESTART_PARAMETERS p) =>
        {
            PVOID own = _bench.Host.Ndis.NdisAllocateMemoryWithTagPriority(
                _bench.Driver.Adapter, HeaderBytes + 8, 1, EX_POOL_PRIORITY.NormalPoolPriority);
            own.Fill(0, HeaderBytes + 8);
            _bench.Host.Ndis.NdisFreeMemory(p.RestartAttributes, 0, 0);
            p.RestartAttributes = (NDIS_RESTART_ATTRIBUTES)own;
            if (completesInside)
            {
                _bench.Host.Ndis.NdisMRestartComplete(_bench.Driver.Adapter, NDIS_STATUS_SUCCESS);
            }
        };
        _bench.Start(isRunning: true);
        Assert.That(
            _bench.Trace.Of(TraceName.Released).Count(e => e.Subject.Kind == ObjectKind.Memory), Is.EqualTo(2));
        _bench.Host.Lifecycle.Pause();
        _bench.Halt();
        Assert.That(_bench.Trace.Of(TraceName.Leaked), Is.Empty);
    }

    /// <summary>NDIS goes by another MtuSize from a good restart on, and by none of a failed one.</summary>
    [TestCase(NDIS_STATUS_SUCCESS, 1000u)]
    [TestCase(NDIS_STATUS_FAILURE, 0u)]
    public void ChangedMtu_IsTakenOver(NDIS_STATUS status, uint taken)
    {
        _bench.Driver.PacketFilters = NDIS_PACKET_TYPE_DIRECTED;
        _bench.Driver.RestartStatus = status;
        _bench.Driver.OnRestart = (ref NDIS_MINIPORT_RESTART_PARAMETERS p) =>
        {
            NDIS_RESTART_GENERAL_ATTRIBUTES general = (NDIS_RESTART_GENERAL_ATTRIBUTES)p.RestartAttributes.Data;
            general.MtuSize = 1000;
        };
        _bench.Start(isRunning: true);

        RestartAttributesLeftEvent left = new(_bench.Trace.Of(TraceName.RestartAttributesLeft).Single());
        Assert.That((left.Given, left.Changed, left.Mtu), Is.EqualTo((true, true, taken)));
        Assert.That(_bench.Host.MiniportAdapter!.LongestFrame, Is.EqualTo(taken == 0 ? 0 : taken + 14));
    }

    [Test]
    public void AddedList_IsStatedWhereNoneWasGiven()
    {
        using DutyBench bench = new();
        bench.Driver.OnRestart = (ref NDIS_MINIPORT_RESTART_PARAMETERS p) =>
        {
            PVOID own = bench.Host.Ndis.NdisAllocateMemoryWithTagPriority(
                bench.Driver.Adapter, HeaderBytes + 8, 1, EX_POOL_PRIORITY.NormalPoolPriority);
            own.Fill(0, HeaderBytes + 8);
            p.RestartAttributes = (NDIS_RESTART_ATTRIBUTES)own;
        };
        bench.Start(isRunning: true);

        RestartAttributesLeftEvent left = new(bench.Trace.Of(TraceName.RestartAttributesLeft).Single());
        Assert.That((left.Given, left.Changed, left.Mtu), Is.EqualTo((false, true, 0u)));
    }

    private bool IsAlive(PVOID kept)
        => _bench.Pc.Memory.TryFindGeneration(kept.Reference.Generation, out var block) && !block.IsFree;
}
