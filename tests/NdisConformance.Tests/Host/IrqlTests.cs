using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

[TestFixture]
internal sealed class IrqlTests
{
    private KernelBench _bench = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Start() => _bench = new KernelBench().Start();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    [Ddi(TraceName.KeGetCurrentIrql)]
    public void Get_GivesTheIrqlOfTheProcessor(
        [Values(PASSIVE_LEVEL, APC_LEVEL, DISPATCH_LEVEL, DEVICE_LEVEL, HIGH_LEVEL)] byte irql)
    {
        byte ofSecond = 0;
        _bench.On(1, irql, () => ofSecond = Ndis.KeGetCurrentIrql());

        Assert.That((ofSecond, Ndis.KeGetCurrentIrql()), Is.EqualTo((irql, PASSIVE_LEVEL)));
        Assert.That(_bench.Return(TraceName.KeGetCurrentIrql).Result, Is.EqualTo((ulong)PASSIVE_LEVEL));
    }

    [TestCase(PASSIVE_LEVEL, DISPATCH_LEVEL)]
    [TestCase(DISPATCH_LEVEL, DISPATCH_LEVEL)]
    [TestCase(APC_LEVEL, HIGH_LEVEL)]
    [Ddi(TraceName.KeRaiseIrql)]
    public void Raise_SetsTheNewIrql_AndGivesTheOld(byte before, byte raised)
    {
        using IrqlScope scope = _bench.At(before);

        Ndis.KeRaiseIrql(raised, out byte old);

        Assert.That((old, _bench.Irql), Is.EqualTo((before, raised)));
        TraceEvent call = _bench.Call(TraceName.KeRaiseIrql);
        Assert.That((call.Irql, new KeRaiseIrqlCall(in call).NewIrql), Is.EqualTo((before, (ulong)raised)));
        Assert.That(_bench.Return(TraceName.KeRaiseIrql).Irql, Is.EqualTo(raised));
    }

    [Test]
    [Ddi(TraceName.KeRaiseIrql)]
    public void Raise_BeyondTheHighestIrql_EndsThere()
    {
        Ndis.KeRaiseIrql(200, out _);

        Assert.That(_bench.Irql, Is.EqualTo(HIGH_LEVEL));
        Assert.That(_bench.Last<KeRaiseIrqlCall>().NewIrql, Is.EqualTo(200));
    }

    [Test]
    [Ddi(TraceName.KeLowerIrql)]
    public void Lower_SetsTheIrql()
    {
        Ndis.KeRaiseIrql(DEVICE_LEVEL, out _);
        Ndis.KeRaiseIrql(HIGH_LEVEL, out byte first);
        Ndis.KeLowerIrql(first);
        byte between = _bench.Irql;
        Ndis.KeLowerIrql(PASSIVE_LEVEL);

        Assert.That((between, _bench.Irql), Is.EqualTo((DEVICE_LEVEL, PASSIVE_LEVEL)));
        TraceEvent call = _bench.Call(TraceName.KeLowerIrql);
        Assert.That(
            (call.Irql, new KeLowerIrqlCall(in call).NewIrql), Is.EqualTo((DEVICE_LEVEL, (ulong)PASSIVE_LEVEL)));
    }

    [TestCase(PASSIVE_LEVEL, DISPATCH_LEVEL)]
    [TestCase(APC_LEVEL, DISPATCH_LEVEL)]
    [TestCase(DISPATCH_LEVEL, DISPATCH_LEVEL)]
    [TestCase(DEVICE_LEVEL, DEVICE_LEVEL)]
    [Ddi(TraceName.NDIS_RAISE_IRQL_TO_DISPATCH)]
    public void RaiseToDispatch_GivesTheOldIrql_AndNeverLowers(byte before, byte after)
    {
        using IrqlScope scope = _bench.At(before);

        Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte old);

        Assert.That((old, _bench.Irql), Is.EqualTo((before, after)));
        Assert.That(_bench.Return(TraceName.NDIS_RAISE_IRQL_TO_DISPATCH).Irql, Is.EqualTo(after));
    }

    [Test]
    [Ddi(TraceName.NDIS_LOWER_IRQL)]
    public void LowerFromDispatch_RestoresWhatWasSaved([Values(PASSIVE_LEVEL, APC_LEVEL)] byte before)
    {
        using IrqlScope scope = _bench.At(before);
        Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte old);

        Ndis.NDIS_LOWER_IRQL(old);

        Assert.That(_bench.Irql, Is.EqualTo(before));
        TraceEvent call = _bench.Call(TraceName.NDIS_LOWER_IRQL);
        Assert.That((call.Irql, new NDIS_LOWER_IRQLCall(in call).OldIrql), Is.EqualTo((DISPATCH_LEVEL, (ulong)before)));
    }

    [Test]
    public void Irql_ThatACallbackLeavesRaised_IsTracedAndUndone()
    {
        _bench.Driver.OnOidRequest = _ => Ndis.KeRaiseIrql(DEVICE_LEVEL, out byte _);

        _bench.RequestOid();

        Assert.That(_bench.Exits(TraceName.MiniportOidRequest).Single().Irql, Is.EqualTo(DEVICE_LEVEL));
        Assert.That(_bench.Irql, Is.EqualTo(PASSIVE_LEVEL));
    }
}
