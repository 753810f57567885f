using System.Runtime.InteropServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>SGDMA-LIST: what a list is.</summary>
[TestFixture]
internal sealed class ScatterGatherListTests
{
    private const int BounceKind = (int)HostChoice.Bounce;

    [Test]
    public void List001_FirstByteIsThatOfCurrentMdl()
        => HostDuty.Prove(
            true,
            bench =>
            {
                NET_BUFFER nb = bench.Open().NetBuffer(54, 1000, 200, 900);
                byte[] seen = bench.ReadAsDevice(bench.Map(nb));
                return seen[0] == ScatterGatherBench.BytesFromCurrentMdl(nb, 1)[0];
            },
            host => host.BentStart = offset => offset);

    [TestCase(54u, 1000u)]
    [TestCase(0u, 1100u)]
    [TestCase(254u, 300u)]
    public void List002_DataBeginsCurrentMdlOffsetIntoTheList(uint dataOffset, uint dataLength)
        => HostDuty.Prove(
            true,
            bench =>
            {
                NET_BUFFER nb = bench.Open().NetBuffer(dataOffset, dataLength, 200, 900);
                uint total = nb.CurrentMdlOffset + dataLength;
                byte[] expected = ScatterGatherBench.BytesFromCurrentMdl(nb, total);
                byte[] seen = bench.ReadAsDevice(bench.Map(nb));
                int skip = (int)nb.CurrentMdlOffset;
                return seen.AsSpan(skip).SequenceEqual(expected.AsSpan(skip));
            },
            host => host.BentStart = offset => offset + 1);

    [TestCase(100u)]
    [TestCase(1000u)]
    public void List006_ListEndsWhereTheDataEnds(uint dataLength)
        => HostDuty.Prove(
            54 + dataLength,
            bench => bench.Open().Map(bench.NetBuffer(54, dataLength, 200, 900, 300)).TotalBytes,
            host => host.BentEnd = (_, _) => 1400);

    [Test]
    public void List014_ElementsAreNotEmpty()
        => HostDuty.Prove(
            true,
            bench => Array.TrueForAll(
                bench.Open().Map(bench.NetBuffer(0, 9000, 1, 0, 8999)).Elements, element => element.Length > 0),
            host => host.BentList = list => MemoryMarshal.Cast<byte, ulong>(list)[3] = 0);

    [Test]
    public void List014_ElementsDoNotOverlap()
        => HostDuty.Prove(
            true,
            bench =>
            {
                var elements = bench.Open().Map(bench.NetBuffer(0, 9000, 1, 8999)).Elements;
                Array.Sort(elements);
                return elements.Zip(elements.Skip(1), (a, b) => a.Address + a.Length <= b.Address).All(apart => apart);
            },
            host => host.BentList = list =>
            {
                Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(list);
                words[5] = words[2];
            });

    [Test]
    public void List014_BouncedListFitsTheGrant()
        => HostDuty.Prove(
            (NDIS_STATUS_RESOURCES, Shortage.Permanent),
            bench =>
            {
                bench.Open().Choices.Always(BounceKind, 1);
                uint[] fragments = [.. Enumerable.Repeat(10u, 40)];
                NDIS_STATUS status = bench.Request(bench.NetBuffer(0, 400, fragments));
                return (status, bench.Trace.Last<NdisMAllocateNetBufferSGListReturn>().Shortage);
            },
            host => host.BentGrant = 1000);

    [Test]
    public void List015_DeviceSeesACopy_WhenTheMappingIsBounced()
        => HostDuty.Prove(
            true,
            bench =>
            {
                bench.Open().Choices.Always(BounceKind, 1);
                NET_BUFFER nb = bench.NetBuffer(20, 8000, 5000, 4000);
                byte[] before = ScatterGatherBench.BytesFromCurrentMdl(nb, 8020);
                ScatterGatherDelivery delivery = bench.Map(nb);
                nb.CurrentMdl.MappedSystemVa.Fill(0xEE, 5000);
                return bench.ReadAsDevice(delivery).AsSpan().SequenceEqual(before);
            },
            host => host.NeverBounces = true);

    [TestCase(false)]
    [TestCase(true)]
    public void Runs_AreThoseOfPhysicalMemory(bool isContiguous)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        NET_BUFFER nb = bench.NetBuffer(0, 12_000, 12_000);
        PVOID data = nb.CurrentMdl.MappedSystemVa;
        uint first = data.Reference.Offset;
        uint pages = ((first + 12_000 - 1) / 4096) - (first / 4096) + 1;
        if (isContiguous)
        {
            bench.Pc.Memory.MakeContiguous(first, 12_000);
        }

        ScatterGatherDelivery delivery = bench.Map(nb);

        Assert.That(delivery.Elements, Has.Length.EqualTo(isContiguous ? 1 : pages));
        Assert.That(delivery.TotalBytes, Is.EqualTo(12_000));
    }

    [Test]
    public void Runs_BreakWhereMdlsDo()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();

        ScatterGatherDelivery delivery = bench.Map(bench.NetBuffer(0, 60, 10, 20, 0, 30));

        Assert.That(delivery.Elements.Select(element => element.Length), Is.EqualTo(new[] { 10u, 20u, 30u }));
    }

    [Test]
    public void SgMapped_SaysWhatTheListIs()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();

        bench.Map(bench.NetBuffer(254, 300, 200, 900));

        SgMappedEvent mapped = bench.Trace.Last<SgMappedEvent>();
        Assert.That(
            (mapped.Sg, mapped.Elements, mapped.Bytes, mapped.Bounced, mapped.Storage),
            Is.EqualTo((new TraceObject(ObjectKind.Sg, 1), 1u, 354u, false, ListStorage.Host)));
        Assert.That((mapped.DataOffset, mapped.CurrentMdlOffset), Is.EqualTo((254u, 54u)));
    }

    [TestCase(8u, 8u)]
    [TestCase(0x20u, 0x20u)]
    [TestCase(0x18u, 0x18u)]
    [TestCase(0x1Cu, 0x18u)]
    public void List_IsComparedWhenItComesBack(uint written, uint stated)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        NET_BUFFER nb = bench.NetBuffer(0, 100, 100);
        ScatterGatherDelivery delivery = bench.Map(nb, buffer: bench.Memory(64), bufferSize: 64);
        ((PVOID)delivery.List).Write(0x5555_5555, written);

        bench.Free(delivery.List, nb);

        StaleAccessEvent stale = bench.Trace.Single<StaleAccessEvent>();
        Assert.That(
            (stale.Object, stale.Reason, stale.Field, stale.Write),
            Is.EqualTo((new TraceObject(ObjectKind.Sg, 1), StaleReason.ListReadOnly, (ulong)stated, true)));
    }

    [Test]
    public void List_IsNotCompared_WhenItsStorageWasGivenAwayTwice([Values] bool isOtherFreedFirst)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        PVOID block = bench.Memory(128);
        NET_BUFFER first = bench.NetBuffer(0, 100, 100);
        NET_BUFFER second = bench.NetBuffer(0, 100, 100);
        bench.Map(first, buffer: block, bufferSize: 64);
        bench.Map(second, buffer: block + 24, bufferSize: 64);

        bench.Free((SCATTER_GATHER_LIST)(isOtherFreedFirst ? block + 24 : block), isOtherFreedFirst ? second : first);
        bench.Free((SCATTER_GATHER_LIST)(isOtherFreedFirst ? block : block + 24), isOtherFreedFirst ? first : second);

        Assert.That(bench.Trace.Of(TraceName.StaleAccess), Is.Empty);
        Assert.That(bench.Pc.Iommu.MappedPages, Is.Zero);
    }
}
