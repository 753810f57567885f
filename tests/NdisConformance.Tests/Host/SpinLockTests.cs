using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

[TestFixture]
internal sealed class SpinLockTests
{
    private KernelBench _bench = null!;
    private NDIS_SPIN_LOCK _lock = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Start()
    {
        _bench = new KernelBench().Start();
        _lock = NewLock();
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    [Ddi(TraceName.NdisAllocateSpinLock)]
    public void Allocate_AcquiresALockOfTheAdapter_AtAnyIrql([Values(PASSIVE_LEVEL, HIGH_LEVEL)] byte irql)
    {
        using IrqlScope scope = _bench.At(irql);

        NewLock();

        TraceObject made = _bench.Last<NdisAllocateSpinLockCall>().Lock;
        Assert.That((made.Kind, made.State), Is.EqualTo((ObjectKind.Lock, ObjectState.Live)));
        Assert.That(_bench.Acquired(ObjectKind.Lock), Has.Length.EqualTo(2).And.Exactly(1).EqualTo(made));
        TraceObject owner = _bench.Last<AcquiredEvent>().Adapter;
        Assert.That(owner.Kind, Is.EqualTo(ObjectKind.Adapter));
        Assert.That(_bench.Irql, Is.EqualTo(irql));
    }

    [Test]
    [Ddi(TraceName.NdisFreeSpinLock)]
    public void Free_ReleasesTheLock()
    {
        Ndis.NdisFreeSpinLock(_lock);

        Assert.That(_bench.Released(ObjectKind.Lock), Is.EqualTo(_bench.Acquired(ObjectKind.Lock)));
        Assert.That(_bench.LockMisuses, Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisFreeSpinLock)]
    public void Free_OfAHeldLock_HoldsNothingAfterwards()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        Ndis.NdisFreeSpinLock(_lock);

        Assert.That(RunsDuring(() => Ndis.KeGetCurrentIrql(), TraceName.KeGetCurrentIrql));
    }

    [Test]
    [Ddi(TraceName.NdisFreeSpinLock)]
    public void Free_Twice_IsMisuse_AndReleasesOnce()
    {
        Ndis.NdisFreeSpinLock(_lock);
        Ndis.NdisFreeSpinLock(_lock);

        Assert.That(_bench.LockMisuses, Is.EqualTo(new[] { LockReason.NotInitialized }));
        Assert.That(_bench.Released(ObjectKind.Lock), Has.Length.EqualTo(1));
        Assert.That(
            _bench.Last<NdisFreeSpinLockCall>().Lock.State,
            Is.EqualTo(ObjectState.Released));
    }

    [TestCase(PASSIVE_LEVEL)]
    [TestCase(APC_LEVEL)]
    [TestCase(DISPATCH_LEVEL)]
    [Ddi(TraceName.NdisAcquireSpinLock, TraceName.NdisReleaseSpinLock)]
    public void Acquire_RaisesToDispatch_AndReleaseRestores(byte irql)
    {
        using IrqlScope scope = _bench.At(irql);

        Ndis.NdisAcquireSpinLock(_lock);
        byte held = _bench.Irql;
        Ndis.NdisReleaseSpinLock(_lock);

        Assert.That((held, _bench.Irql), Is.EqualTo((DISPATCH_LEVEL, irql)));
        Assert.That(_bench.Return(TraceName.NdisAcquireSpinLock).Irql, Is.EqualTo(DISPATCH_LEVEL));
        Assert.That(_bench.Return(TraceName.NdisReleaseSpinLock).Irql, Is.EqualTo(irql));
        Assert.That(_bench.LockMisuses, Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisAcquireSpinLock)]
    public void Acquire_AboveDispatch_DoesNotLowerTheIrql()
    {
        using IrqlScope scope = _bench.At(DEVICE_LEVEL);

        Ndis.NdisAcquireSpinLock(_lock);

        Assert.That(_bench.Irql, Is.EqualTo(DEVICE_LEVEL));
    }

    [Test]
    [Ddi(TraceName.NdisReleaseSpinLock)]
    public void NestedLocks_RestoreTheIrqlOfTheirOwnAcquire_WhateverTheOrder([Values] bool isInnerFirst)
    {
        NDIS_SPIN_LOCK inner = NewLock();
        Ndis.NdisAcquireSpinLock(_lock);
        Ndis.NdisAcquireSpinLock(inner);

        Ndis.NdisReleaseSpinLock(isInnerFirst ? inner : _lock);
        byte between = _bench.Irql;
        Ndis.NdisReleaseSpinLock(isInnerFirst ? _lock : inner);

        Assert.That(
            (between, _bench.Irql),
            Is.EqualTo(isInnerFirst ? (DISPATCH_LEVEL, PASSIVE_LEVEL) : (PASSIVE_LEVEL, DISPATCH_LEVEL)));
        Assert.That(_bench.LockMisuses, Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisDprAcquireSpinLock, TraceName.NdisDprReleaseSpinLock)]
    public void DprFunctions_LeaveTheIrqlAlone([Values(PASSIVE_LEVEL, DISPATCH_LEVEL)] byte irql)
    {
        using IrqlScope scope = _bench.At(irql);

        Ndis.NdisDprAcquireSpinLock(_lock);
        byte held = _bench.Irql;
        Ndis.NdisDprReleaseSpinLock(_lock);

        Assert.That((held, _bench.Irql), Is.EqualTo((irql, irql)));
        Assert.That(_bench.LockMisuses, Is.Empty);
    }

    [Test]
    public void Lock_MayBeTakenAgain_OnceItWasReleased()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        Ndis.NdisReleaseSpinLock(_lock);
        Ndis.NdisAcquireSpinLock(_lock);

        Assert.That(_bench.LockMisuses, Is.Empty);
    }

    [Test]
    [Ddi(TraceName.NdisAcquireSpinLock, TraceName.NdisDprAcquireSpinLock)]
    public void Lock_TakenTwice_StopsTheMachine([Values] bool isDpr)
    {
        Ndis.NdisAcquireSpinLock(_lock);

        uint code = KernelBench.BugCheckOf(() => Acquire(_lock, isDpr));

        Assert.That(code, Is.EqualTo(0x133));
        Assert.That(_bench.LockMisuses, Is.EqualTo(new[] { LockReason.SelfDeadlock }));
        Assert.That(
            _bench.Single<LockMisuseEvent>().Lock,
            Is.EqualTo(_bench.Acquired(ObjectKind.Lock).Single()));
    }

    [Test]
    public void Lock_OfAnotherProcessor_CannotBeReleased([Values] bool isDpr)
    {
        using IrqlScope scope = _bench.At(DISPATCH_LEVEL);
        Acquire(_lock, isDpr);

        byte irql = 0;
        _bench.On(1, DEVICE_LEVEL, () =>
        {
            Release(_lock, isDpr);
            irql = _bench.Irql;
        });
        Release(_lock, isDpr);

        Assert.That(irql, Is.EqualTo(DEVICE_LEVEL));
        Assert.That(_bench.LockMisuses, Is.EqualTo(new[] { LockReason.NotHeld }));
    }

    [Test]
    public void Release_OfALockThatIsFree_ChangesNothing([Values] bool isDpr)
    {
        using IrqlScope scope = _bench.At(APC_LEVEL);

        Release(_lock, isDpr);

        Assert.That(_bench.LockMisuses, Is.EqualTo(new[] { LockReason.NotHeld }));
        Assert.That(_bench.Irql, Is.EqualTo(APC_LEVEL));
    }

    [Test]
    public void Lock_ThatWasNeverInitialized_IsMisuse([Values] bool isDpr)
    {
        NDIS_SPIN_LOCK never = new();
        Acquire(never, isDpr);
        Release(never, isDpr);
        Ndis.NdisFreeSpinLock(never);

        Assert.That(
            _bench.LockMisuses,
            Is.EqualTo(new[] { LockReason.NotInitialized, LockReason.NotInitialized, LockReason.NotInitialized }));
        Assert.That(
            _bench.Last<NdisFreeSpinLockCall>().Lock,
            Is.EqualTo(TraceObject.Unknown(ObjectKind.Lock)));
        Assert.That(_bench.Released(ObjectKind.Lock), Is.Empty);
    }

    [Test]
    public void Lock_ThatWasFreed_IsMisuse_AndNotHeld()
    {
        Ndis.NdisFreeSpinLock(_lock);
        Ndis.NdisAcquireSpinLock(_lock);

        Assert.That(_bench.LockMisuses, Is.EqualTo(new[] { LockReason.NotInitialized }));
        Assert.That(RunsDuring(() => Ndis.KeGetCurrentIrql(), TraceName.KeGetCurrentIrql));
    }

    [Test]
    public void DprRelease_OfAnOrdinaryAcquire_FreesTheLock_AndLeavesTheIrql()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        Ndis.NdisDprReleaseSpinLock(_lock);

        Assert.That(_bench.LockMisuses, Is.EqualTo(new[] { LockReason.WrongRelease }));
        Assert.That(_bench.Irql, Is.EqualTo(DISPATCH_LEVEL));
        Assert.That(RunsDuring(() => Ndis.KeGetCurrentIrql(), TraceName.KeGetCurrentIrql));
    }

    [Test]
    public void OrdinaryRelease_OfADprAcquire_FreesTheLock()
    {
        Ndis.NdisDprAcquireSpinLock(_lock);
        Ndis.NdisReleaseSpinLock(_lock);

        Assert.That(_bench.LockMisuses, Is.EqualTo(new[] { LockReason.WrongRelease }));
        Assert.That(RunsDuring(() => Ndis.KeGetCurrentIrql(), TraceName.KeGetCurrentIrql));
    }

    [Test]
    public void TheOtherProcessor_RunsNothing_WhileALockIsHeld()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        bool ranWhileHeld = RunsDuring(() => Ndis.KeGetCurrentIrql(), TraceName.KeGetCurrentIrql);
        bool ranAtRelease = RunsDuring(() => Ndis.NdisReleaseSpinLock(_lock), TraceName.NdisReleaseSpinLock);

        Assert.That((ranWhileHeld, ranAtRelease), Is.EqualTo((false, true)));
    }

    [Test]
    public void TheOtherProcessor_RunsNothing_UntilTheLastLockIsReleased()
    {
        NDIS_SPIN_LOCK second = NewLock();
        Ndis.NdisAcquireSpinLock(_lock);
        Ndis.NdisDprAcquireSpinLock(second);

        bool ranAtFirst = RunsDuring(() => Ndis.NdisDprReleaseSpinLock(second), TraceName.NdisDprReleaseSpinLock);
        bool ranAtLast = RunsDuring(() => Ndis.NdisReleaseSpinLock(_lock), TraceName.NdisReleaseSpinLock);

        Assert.That((ranAtFirst, ranAtLast), Is.EqualTo((false, true)));
    }

    [Test]
    public void Callback_ThatReturnsWithALock_IsReported()
    {
        _bench.Driver.OidStatus = NDIS_STATUS.NDIS_STATUS_SUCCESS;
        _bench.Driver.OnOidRequest = _ => Ndis.NdisAcquireSpinLock(_lock);

        _bench.RequestOid();

        Assert.That(_bench.LockMisuses, Is.EqualTo(new[] { LockReason.HeldAtReturn }));
        Assert.That(
            _bench.Single<LockMisuseEvent>().Lock,
            Is.EqualTo(_bench.Acquired(ObjectKind.Lock).Single()));
        Assert.That(_bench.Exits(TraceName.MiniportOidRequest).Single().Irql, Is.EqualTo(DISPATCH_LEVEL));
        Assert.That(_bench.Irql, Is.EqualTo(PASSIVE_LEVEL));
    }

    [Test]
    public void Locks_ThatComeAndGo_TakeNoMoreMemory()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            Ndis.NdisFreeSpinLock(NewLock());
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 << 20));
    }

    private NDIS_SPIN_LOCK NewLock()
    {
        NDIS_SPIN_LOCK made = new();
        Ndis.NdisAllocateSpinLock(made);
        return made;
    }

    private void Acquire(NDIS_SPIN_LOCK spinLock, bool isDpr)
    {
        if (isDpr)
        {
            Ndis.NdisDprAcquireSpinLock(spinLock);
        }
        else
        {
            Ndis.NdisAcquireSpinLock(spinLock);
        }
    }

    private void Release(NDIS_SPIN_LOCK spinLock, bool isDpr)
    {
        if (isDpr)
        {
            Ndis.NdisDprReleaseSpinLock(spinLock);
        }
        else
        {
            Ndis.NdisReleaseSpinLock(spinLock);
        }
    }

    /// <summary>Whether the other processor runs, during a DDI, what is due on it.</summary>
    private bool RunsDuring(Action call, TraceName ddi)
    {
        bool ran = false;
        _bench.PreemptAt(ddi);
        _bench.After(0, () => ran = true, processor: 1);
        call();
        return ran;
    }
}
