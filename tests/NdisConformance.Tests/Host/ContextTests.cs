using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>Context pointers: no DDI functions, but the same boundary.</summary>
[TestFixture]
internal sealed class ContextTests
{
    private KernelBench _bench = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Make()
    {
        _bench = new KernelBench();
        _bench.Driver.Characteristics.UnloadHandler =
            _ => Ndis.NdisMDeregisterMiniportDriver(_bench.Driver.Handle);
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Get_GivesTheObjectOfThePin_ByPointerAndByHandle()
    {
        List<int> first = [];
        List<int> second = [];
        PVOID one = Ndis.Pin(first);
        PVOID two = Ndis.Pin(second);

        Assert.That(Ndis.Get<List<int>>(one), Is.SameAs(first));
        Assert.That(Ndis.Get<List<int>>((NDIS_HANDLE)two), Is.SameAs(second));
    }

    [Test]
    public void Get_Throws_WherePointerOrTypeIsWrong()
    {
        PVOID context = Ndis.Pin("a string");
        PVOID gone = Ndis.Pin("another");
        Ndis.Unpin(gone);

        foreach (PVOID wrong in new[] { default, gone, new PVOID(0x1234), context + 1u })
        {
            Assert.Catch<NullReferenceException>(() => Ndis.Get<string>(wrong));
        }

        Assert.Catch<NullReferenceException>(() => Ndis.Get<List<int>>(context));
    }

    [Test]
    public void Unpin_ReleasesOnce()
    {
        PVOID context = Ndis.Pin("a string");
        Ndis.Unpin(context);
        Ndis.Unpin(context);
        Ndis.Unpin(default);

        Assert.That(_bench.Released(ObjectKind.Context), Has.Length.EqualTo(1));
    }

    [Test]
    public void Pin_ThatIsLeft_IsNotedAtUnload_AndNoSooner()
    {
        _bench.Start();
        Ndis.Unpin(Ndis.Pin("first"));
        Ndis.Pin("second");
        _bench.Halt();
        int atHalt = _bench.Facts(TraceName.PinLeaked).Count();
        _bench.Unload();

        Assert.That(atHalt, Is.Zero);
        Assert.That(
            _bench.Each((PinLeakedEvent fact) => fact.Context.Number),
            Is.EqualTo(new[] { 2u }));
    }
}
