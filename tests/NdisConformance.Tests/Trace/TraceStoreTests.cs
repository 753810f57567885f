using System.Runtime.CompilerServices;
using NdisConformance.Trace;
using NdisConformance.Tests.Machine;

namespace NdisConformance.Tests.Trace;

[TestFixture]
internal sealed class TraceStoreTests
{
    [Test]
    public void AFreedStore_IsEmpty_AndItsMemoryServesAnother()
    {
        TraceStore first = TraceStore.All();
        TraceEvent item = new() { Sequence = 1 };
        first.OnEvent(in item);
        first.Free();
        TraceStore second = TraceStore.All();
        item.Sequence = 2;
        second.OnEvent(in item);

        Assert.That((first.Count, second.Count, second[0].Sequence), Is.EqualTo((0, 1, 2L)));
    }

    [Test]
    public void Event_IsAsSmallAsItWasBeforeItCarriedItsActivity()
        => Assert.That(Unsafe.SizeOf<TraceEvent>(), Is.EqualTo(152));

    [Test]
    public void All_KeepsEveryEvent_AcrossChunks()
    {
        TraceStore store = Filled(TraceStore.All(), 2000);

        Assert.That(store.Count, Is.EqualTo(2000));
        Assert.That(store.IsComplete);
        Assert.That(Enumerable.Range(0, 2000).All(index => store[index].Sequence == index + 1));
    }

    [TestCase(1)]
    [TestCase(511)]
    [TestCase(512)]
    [TestCase(700)]
    public void Ring_KeepsTheNewest_OldestFirst(int capacity)
    {
        TraceStore store = Filled(TraceStore.Ring(capacity), 1999);

        Assert.That(store.Count, Is.EqualTo(capacity));
        Assert.That(store.IsComplete, Is.False);
        Assert.That(store[0].Sequence, Is.EqualTo(1999 - capacity + 1));
        Assert.That(store[capacity - 1].Sequence, Is.EqualTo(1999));
    }

    [Test]
    public void Nothing_OnlyCounts()
    {
        TraceStore store = Filled(TraceStore.Nothing(), 100);

        Assert.That(store.Count, Is.Zero);
        Assert.That(store.Seen, Is.EqualTo(100));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = store[0]);
    }

    [Test]
    public void IndexOf_FindsWhatIsKept_AndNothingElse()
    {
        TraceStore store = Filled(TraceStore.Ring(10), 25);

        Assert.That(store.IndexOf(15), Is.EqualTo(-1));
        Assert.That(store.IndexOf(16), Is.Zero);
        Assert.That(store.IndexOf(25), Is.EqualTo(9));
        Assert.That(store.IndexOf(26), Is.EqualTo(-1));
    }

    [Test]
    public void RingAndNothing_AllocateNothing_OnceTheyAreMade()
    {
        TraceStore[] stores = [TraceStore.Ring(600), TraceStore.Nothing()];
        foreach (TraceStore store in stores)
        {
            Filled(store, 10);
            Assert.That(Garbage.Of(() => Filled(store, 100_000)), Is.Zero, store.Mode.ToString());
        }
    }

    private static TraceStore Filled(TraceStore store, int count)
    {
        TraceEvent item = default;
        for (int index = 0; index < count; index++)
        {
            item.Sequence = store.Seen + 1;
            store.OnEvent(in item);
        }

        return store;
    }
}
