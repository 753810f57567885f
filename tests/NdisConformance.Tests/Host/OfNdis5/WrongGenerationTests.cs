using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>AMB-34: a call of the other NDIS is stated and refused, and nothing else happens.</summary>
[TestFixture]
internal sealed class WrongGenerationTests
{
    /// <summary>NDIS5-004: a driver of NDIS 6 gets NOT_SUPPORTED.</summary>
    [Test]
    [Ddi(TraceName.NdisMInitializeScatterGatherDma)]
    public void ADriverOfNdis6_GetsNoListsOfNdis5()
    {
        using KernelBench bench = new KernelBench().Start();
        INdis5 older = (INdis5)bench.Ndis;

        Assert.That(
            older.NdisMInitializeScatterGatherDma(default, true, 1514), Is.EqualTo(NDIS_STATUS_NOT_SUPPORTED));
        older.NdisAllocatePacketPool(out NDIS_STATUS status, out NDIS_HANDLE pool, 8, 32);

        Assert.That((status, pool == null), Is.EqualTo((NDIS_STATUS_NOT_SUPPORTED, true)));
        Assert.That(bench.Facts(TraceName.WrongGenerationCalled).Count(), Is.EqualTo(2));
        Assert.That(bench.Acquired(ObjectKind.PacketPool), Is.Empty);
    }

    [Test]
    public void ADriverOfNdis5_GetsNoChannelOfNdis6()
    {
        using Ndis5Bench bench = new();
        bench.Start();
        NDIS_SG_DMA_DESCRIPTION description = default;

        NDIS_STATUS status = ((INdis)bench.Ndis).NdisMRegisterScatterGatherDma(
            bench.Adapter, ref description, out NDIS_HANDLE handle);

        Assert.That((status, handle == null), Is.EqualTo((NDIS_STATUS_NOT_SUPPORTED, true)));
        Assert.That(
            bench.Trace.Single<WrongGenerationCalledEvent>().Ddi, Is.EqualTo(TraceName.NdisMRegisterScatterGatherDma));
    }

    /// <summary>What both have is one function, and served.</summary>
    [Test]
    public void AFunctionOfBoth_IsServed()
    {
        using Ndis5Bench bench = new();
        bench.Start(() => ((INdis)bench.Ndis).NdisMSleep(1));
        Assert.That(bench.Trace.Of(TraceName.WrongGenerationCalled), Is.Empty);
        Assert.That(bench.Count(TraceName.NdisMSleep, TraceKind.Return), Is.EqualTo(1));
    }
}
