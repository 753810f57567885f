using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>Bounced requests wait for map registers until the driver frees lists, and no longer.</summary>
[TestFixture]
internal sealed class MapRegisterTests
{
    // The grant is 18 map registers; ten pieces take ten of them.
    private static readonly uint[] TenPieces = [.. Enumerable.Repeat(10u, 10)];
    // Before others on the bus give registers back.
    private const long Soon = 100_000;
    private static readonly uint[] OnePiece = [100];

    [Test]
    public void ARequestWaits_UntilAnotherListIsFreed()
        => HostDuty.Prove(
            "success, 1 delivered; after the free 2, not inside it",
            bench =>
            {
                Open(bench);
                NET_BUFFER first = bench.NetBuffer(0, 100, TenPieces);
                ScatterGatherDelivery delivery = bench.Map(first);
                NDIS_STATUS status = bench.Request(bench.NetBuffer(0, 100, TenPieces));
                bench.Pc.Events.RunUntil(bench.Pc.Now + Soon);
                int waiting = bench.Delivered.Count;
                bench.Free(delivery.List, first);
                int inside = bench.Delivered.Count;
                bench.Drain();
                string answer = status == NDIS_STATUS_SUCCESS ? "success" : "refused";
                return $"{answer}, {waiting} delivered; after the free "
                    + $"{bench.Delivered.Count}, {(inside == waiting ? "not " : string.Empty)}inside it";
            },
            host => host.NeverWaits = true,
            new HostOptions { MapRegisterGrants = 1 });

    [Test]
    public void RequestsAreServed_InTheOrderInWhichTheyCame()
    {
        using ScatterGatherBench bench = Bench();
        NET_BUFFER first = bench.NetBuffer(0, 100, TenPieces);
        ScatterGatherDelivery delivery = bench.Map(first);
        bench.Request(bench.NetBuffer(0, 100, TenPieces), context: new PVOID(1));
        // There would be room for this one, but it is not its turn.
        bench.Request(bench.NetBuffer(0, 100, OnePiece), context: new PVOID(2));
        bench.Pc.Events.RunUntil(bench.Pc.Now + Soon);
        Assert.That(bench.Delivered, Has.Count.EqualTo(1));
        bench.Free(delivery.List, first);
        bench.Drain();
        Assert.That(bench.Delivered.Skip(1).Select(d => d.Context.Value), Is.EqualTo([1ul, 2ul]));
    }

    /// <summary>A driver may free a list only when several are mapped.</summary>
    [Test]
    public void ARequestIsServed_ThoughTheDriverFreesNothing()
    {
        using ScatterGatherBench bench = Bench();
        bench.Map(bench.NetBuffer(0, 100, TenPieces));
        bench.Request(bench.NetBuffer(0, 100, TenPieces), context: new PVOID(1));
        bench.Request(bench.NetBuffer(0, 100, TenPieces), context: new PVOID(2));
        bench.Pc.Events.RunUntil(bench.Pc.Now + Soon);
        Assert.That(bench.Delivered, Has.Count.EqualTo(1));
        bench.Drain();
        Assert.That(bench.Delivered.Skip(1).Select(d => d.Context.Value), Is.EqualTo([1ul, 2ul]));
    }

    [Test]
    public void NoRequestWaits_WhereNothingIsHeld()
    {
        using ScatterGatherBench bench = new(options: new HostOptions { MapRegisterGrants = 0 });
        Open(bench);
        bench.Map(bench.NetBuffer(0, 100, TenPieces));
        Assert.That(bench.Delivered, Has.Count.EqualTo(1));
    }

    [TestCase(NDIS_SG_LIST_WRITE_TO_DEVICE, 0u)]
    [TestCase(0u, NDIS_SG_LIST_WRITE_TO_DEVICE)]
    [TestCase(0u, 0u)]
    public void MappingsFromTheDevice_NeitherWaitNorAreWaitedFor(uint held, uint asked)
    {
        using ScatterGatherBench bench = Bench();
        bench.Map(bench.NetBuffer(0, 100, TenPieces), held);
        bench.Map(bench.NetBuffer(0, 100, TenPieces), asked);
        Assert.That(bench.Delivered, Has.Count.EqualTo(2));
    }

    [Test]
    public void AClosedChannel_ForgetsWhatWaits()
    {
        using ScatterGatherBench bench = Bench();
        NET_BUFFER first = bench.NetBuffer(0, 100, TenPieces);
        ScatterGatherDelivery delivery = bench.Map(first);
        bench.Request(bench.NetBuffer(0, 100, TenPieces));
        bench.Host.Ndis.NdisMDeregisterScatterGatherDma(bench.Dma);
        bench.Free(delivery.List, first);
        bench.Drain();
        Assert.That(bench.Delivered, Has.Count.EqualTo(1));
    }

    private static ScatterGatherBench Bench()
    {
        ScatterGatherBench bench = new(options: new HostOptions { MapRegisterGrants = 1 });
        Open(bench);
        return bench;
    }

    private static void Open(ScatterGatherBench bench)
        => bench.Open().Choices.Always((int)HostChoice.Bounce, 1);
}
