using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>What the host states of data that is mapped, and of accesses that leave an element.</summary>
[TestFixture]
internal sealed class ScatterGatherDataTests
{
    private ScatterGatherBench _bench = null!;

    [SetUp]
    public void Open() => _bench = new ScatterGatherBench().Open();

    [TearDown]
    public void Close() => _bench.Dispose();

    [Test]
    public void Writes_ToMappedData_AreSeenUntilTheFree_AndHappen()
    {
        NET_BUFFER netBuffer = _bench.NetBuffer(20, 100, 120);
        PVOID data = netBuffer.CurrentMdl.MappedSystemVa;
        ScatterGatherDelivery delivery = _bench.Map(netBuffer);

        (data + 40).Write<byte>(1);
        data.CopyFrom(new byte[120]);

        TraceObject sg = new(ObjectKind.Sg, 1);
        Assert.That(
            _bench.Trace.Each((StaleAccessEvent e) => (e.Object, e.Reason, e.Length)),
            Is.EqualTo(new[] { (sg, StaleReason.MappedToDevice, 1u), (sg, StaleReason.MappedToDevice, 120u) }));
        Assert.That(data.Read<byte>(40), Is.Zero);

        _bench.Free(delivery.List, netBuffer);
        data.Write<byte>(7, 40);
        Assert.That(_bench.Trace.Of(TraceName.StaleAccess).Count(), Is.EqualTo(2));
    }

    [Test]
    public void Reads_OfMappedData_AndWritesBesideIt_AreSilent()
    {
        NET_BUFFER netBuffer = _bench.NetBuffer(20, 90, 120);
        PVOID data = netBuffer.CurrentMdl.MappedSystemVa;
        byte before = data.Read<byte>(50);
        _bench.Map(netBuffer);

        data.Write(5u, 16);
        data.Write<byte>(5, 110);
        byte[] copy = new byte[120];
        data.CopyTo(copy);

        Assert.That((copy[50], data.Read<byte>(50), (data + 50).Read<byte>()), Is.EqualTo((before, before, before)));
        Assert.That((copy[16], copy[110]), Is.EqualTo((5, 5)));
        Assert.That(_bench.Trace.Of(TraceName.StaleAccess), Is.Empty);
    }

    [Test]
    public void Writes_BehindTheBlock_AreNoWritesToMappedData()
    {
        NET_BUFFER netBuffer = _bench.NetBuffer(0, 96, 96);
        _bench.Map(netBuffer);

        netBuffer.CurrentMdl.MappedSystemVa.CopyFrom(new byte[200]);

        Assert.That(_bench.Trace.Last<StaleAccessEvent>().Reason, Is.EqualTo(StaleReason.OutOfBlock));
    }

    [Test]
    public void Mdls_SideBySide_MakeOneElement()
    {
        PVOID block = _bench.Memory(300);
        NET_BUFFER netBuffer = _bench.NetBuffer(10, 250, 1);
        MDL first = _bench.Host.Ndis.NdisAllocateMdl(_bench.Adapter, block, 100);
        first.Next = _bench.Host.Ndis.NdisAllocateMdl(_bench.Adapter, block + 100, 200);
        (netBuffer.MdlChain, netBuffer.CurrentMdl) = (first, first);

        ScatterGatherDelivery delivery = _bench.Map(netBuffer);
        _bench.Device.Bus.DmaRead(delivery.Elements[0].Address + 10, new byte[90]);
        _bench.Device.Bus.DmaRead(delivery.Elements[0].Address + 10, new byte[91]);
        _bench.Device.Bus.DmaRead(delivery.Elements[0].Address + 10, new byte[250]);

        SgMappedEvent mapped = _bench.Trace.Last<SgMappedEvent>();
        Assert.That(delivery.Elements.Select(element => element.Length), Is.EqualTo(new[] { 260u }));
        Assert.That(
            (mapped.Elements, mapped.FirstElementLength, mapped.LastElementLength, mapped.Mdls),
            Is.EqualTo((1UL, 260UL, 260UL, 2UL)));
        Assert.That(
            _bench.Trace.Each((DeviceReadEvent e) => e.End),
            Is.EqualTo(new[] { AccessEnd.Mdl, AccessEnd.Inside, AccessEnd.Element }));
    }

    [Test]
    public void Accesses_ThatLeaveAnElement_AreFactsWithTheDistances()
    {
        PVOID block = _bench.Memory(200);
        NET_BUFFER netBuffer = _bench.NetBuffer(4, 90, 1);
        MDL first = _bench.Host.Ndis.NdisAllocateMdl(_bench.Adapter, block + 16, 60);
        first.Next = _bench.Host.Ndis.NdisAllocateMdl(_bench.Adapter, block + 100, 40);
        (netBuffer.MdlChain, netBuffer.CurrentMdl) = (first, first);
        ScatterGatherDelivery delivery = _bench.Map(netBuffer);
        ulong inPage = delivery.Elements[1].Address % 4096;

        _bench.Device.Bus.DmaRead(delivery.Elements[1].Address + 4, new byte[50]);
        _bench.Device.Bus.DmaRead(delivery.Elements[1].Address - 3, new byte[5]);

        ulong[][] faults =
        [
            .. _bench.Trace.Each((DeviceFaultEvent e)
                => new[] { e.Length, e.Offset, e.Lead, e.Rest, e.MdlRest, e.PageRest }),
        ];
        Assert.That(faults[0], Is.EqualTo(new[] { 50UL, 64UL, 0UL, 30UL, 36UL, 4096 - inPage - 4 }));
        Assert.That(faults[1], Is.EqualTo(new[] { 5UL, 60UL, 3UL, 34UL, 40UL, 4096 - inPage + 3 }));
    }

    [Test]
    public void AddressesOfTheHost_AreNamedAfterWhatLiesThere()
    {
        NET_BUFFER netBuffer = _bench.NetBuffer(0, 60, 60);
        PVOID memory = netBuffer.CurrentMdl.MappedSystemVa;
        _bench.Host.Ndis.NdisMAllocateSharedMemory(_bench.Adapter, 100, true, out PVOID shared, out _);
        ulong[] addresses =
        [
            memory.Value,
            shared.Value,
            (uint)_bench.Host.Ndis.MmGetPhysicalAddress(shared).QuadPart,
            (uint)shared.Value,
        ];
        foreach (ulong address in addresses)
        {
            _bench.Device.Bus.DmaRead(address, new byte[4]);
        }

        Assert.That(
            _bench.Trace.Each((DeviceFaultEvent e) => (e.Object.Kind, e.Reason)),
            Is.EqualTo(new[]
            {
                (ObjectKind.Memory, FaultReason.HostVirtual),
                (ObjectKind.SharedMemory, FaultReason.HostVirtual),
                (ObjectKind.SharedMemory, FaultReason.HostPhysical),
                (ObjectKind.SharedMemory, FaultReason.HostVirtual),
            }));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    public void Changes_OfAMappedNetBuffer_AreStatedAtTheFree(int member)
    {
        NET_BUFFER netBuffer = _bench.NetBuffer(4, 90, 60, 40);
        ScatterGatherDelivery delivery = _bench.Map(netBuffer);
        MDL second = netBuffer.CurrentMdl.Next;
        switch (member)
        {
            case 1:
                netBuffer.CurrentMdl = second;
                break;
            case 2:
                netBuffer.CurrentMdlOffset = 5;
                break;
            case 3:
                netBuffer.DataOffset = 5;
                break;
            case 4:
                netBuffer.DataLength = 80;
                break;
            case 5:
                second.ByteCount = 39;
                break;
        }

        _bench.Free(delivery.List, netBuffer);

        Assert.That(
            _bench.Trace.Each((MappedNetBufferChangedEvent e) => e.Member),
            Is.EqualTo(member == 0 ? [] : new[] { (MappedMember)member }));
    }

    [TestCase(4u, 4u, 96u, false)]
    [TestCase(4u, 5u, 90u, true)]
    [TestCase(70u, 70u, 30u, true)]
    [TestCase(4u, 4u, 97u, true)]
    public void Contradictions_InANetBuffer_AreStatedAtTheRequest(
        uint dataOffset, uint currentMdlOffset, uint dataLength, bool isStated)
    {
        NET_BUFFER netBuffer = _bench.NetBuffer(0, 100, 60, 40);
        (netBuffer.DataOffset, netBuffer.CurrentMdlOffset) = (dataOffset, currentMdlOffset);
        netBuffer.DataLength = dataLength;

        _bench.Request(netBuffer);

        Assert.That(_bench.Trace.Of(TraceName.InconsistentNetBuffer).Any(), Is.EqualTo(isStated));
    }
}
