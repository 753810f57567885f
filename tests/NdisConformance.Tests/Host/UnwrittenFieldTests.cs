using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Tests.Host;

/// <summary>Members of lists in which a driver must not expect anything, and those that are its own to keep.</summary>
[TestFixture]
internal sealed class UnwrittenFieldTests
{
    private static readonly PVOID Own = new(0x1234);
    private DataPathBench _bench = null!;

    [SetUp]
    public void MakeBench() => _bench = new DataPathBench();

    [TearDown]
    public void FreeBench() => _bench.Dispose();

    [Test]
    public void Send_ComesWithMembersThatNobodySet()
    {
        foreach (NET_BUFFER_LIST list in DataPathBench.Members(_bench.Send(lists: 2, framesPerList: 2)))
        {
            Assert.That((uint)list.Status, Is.EqualTo(UnwrittenFields.Status));
            Assert.That(list.Scratch.Value, Is.EqualTo(UnwrittenFields.Scratch));
            Assert.That(
                new[] { list.MiniportReserved[0], list.MiniportReserved[1] }.Select(p => p.Value),
                Is.All.EqualTo(UnwrittenFields.Pointer));
            foreach (NET_BUFFER netBuffer in DataPathBench.Members(list.FirstNetBuffer))
            {
                Assert.That(
                    Enumerable.Range(0, 4).Select(i => netBuffer.MiniportReserved[i].Value),
                    Is.All.EqualTo(UnwrittenFields.Pointer));
                Assert.That(netBuffer.SharedMemoryInfo.Value, Is.EqualTo(UnwrittenFields.Pointer));
                Assert.That(netBuffer.DataPhysicalAddress.QuadPart, Is.Zero);
            }
        }
    }

    [Test]
    public void Send_KeepsWhatTheMiniportSets_UntilItIsCompleted()
    {
        NET_BUFFER_LIST list = _bench.Send();
        list.Scratch = Own;
        list.MiniportReserved.Set(1, Own);
        _bench.Drain();

        Assert.That((list.Scratch, list.MiniportReserved[1]), Is.EqualTo((Own, Own)));
    }

    [Test]
    public void List_OfADriversPool_HasNullInThem()
    {
        NET_BUFFER_LIST list = _bench.Receive(_bench.ListPool());

        Assert.That(list.Scratch == null && list.MiniportReserved[0] == null);
        Assert.That(list.FirstNetBuffer.ScatterGatherList == null && list.FirstNetBuffer.MiniportReserved[3] == null);
    }

    [TestCase(0u)]
    [TestCase(NDIS.NDIS_RECEIVE_FLAGS_RESOURCES)]
    public void Indication_LosesScratch_AndKeepsWhatIsTheMiniports(uint flags)
    {
        NET_BUFFER_LIST list = _bench.Receive(_bench.ListPool());
        list.Scratch = Own;
        list.MiniportReserved.Set(0, Own);
        list.FirstNetBuffer.MiniportReserved.Set(0, Own);
        _bench.Indicate(list, flags: flags);
        _bench.Drain();

        Assert.That(list.Scratch.Value, Is.EqualTo(UnwrittenFields.Scratch));
        Assert.That((list.MiniportReserved[0], list.FirstNetBuffer.MiniportReserved[0]), Is.EqualTo((Own, Own)));
        Assert.That(list.FirstNetBuffer.ScatterGatherList == null);
    }
}
