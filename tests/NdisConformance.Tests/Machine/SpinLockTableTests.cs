using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

[TestFixture]
internal sealed class SpinLockTableTests
{
    private SimulatedPc _pc = null!;

    private SpinLockTable Locks => _pc.Locks;

    private Activity First => _pc.Processor(0).Bottom;

    private Activity Second => _pc.Processor(1).Bottom;

    [SetUp]
    public void MakePc() => _pc = Machines.Pc();

    [TearDown]
    public void FreePc() => _pc.Dispose();

    [Test]
    public void Lock_GivesBackTheIrql_ThatItWasAcquiredWith()
    {
        uint number = Locks.Create();

        Assert.That(Locks.Acquire(number, First, 1, dpr: false), Is.EqualTo(LockResult.Ok));
        Assert.That(Locks.AnyHeld);
        Assert.That((First.LocksHeld, First.Held(0), Locks.HolderOf(number)), Is.EqualTo((1, number, First)));

        Assert.That(Locks.Release(number, First, dpr: false, out byte irql), Is.EqualTo(LockResult.Ok));
        Assert.That(irql, Is.EqualTo(1));
        Assert.That(Locks.AnyHeld, Is.False);
    }

    [Test]
    public void SelfDeadlock_WhenAcquiredTwice()
    {
        uint number = Locks.Create();
        Locks.Acquire(number, First, 0, dpr: false);

        Assert.That(Locks.Acquire(number, First, 2, dpr: true), Is.EqualTo(LockResult.SelfDeadlock));
        Assert.That(Locks.Acquire(number, Second, 2, dpr: true), Is.EqualTo(LockResult.HeldByOther));
        Assert.That(First.LocksHeld + Second.LocksHeld, Is.EqualTo(1));
    }

    [Test]
    public void NotHeld_WhenReleasedByAnotherProcessorOrTwice()
    {
        uint number = Locks.Create();
        Locks.Acquire(number, First, 0, dpr: false);
        Second.Irql = 2;

        Assert.That(Locks.Release(number, Second, dpr: false, out byte irql), Is.EqualTo(LockResult.NotHeld));
        Assert.That(irql, Is.EqualTo(2));
        Locks.Release(number, First, dpr: false, out _);
        Assert.That(Locks.Release(number, First, dpr: false, out _), Is.EqualTo(LockResult.NotHeld));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void WrongRelease_WhenAcquiredOneWayAndReleasedTheOther(bool dpr)
    {
        uint number = Locks.Create();
        Locks.Acquire(number, First, 0, dpr);

        Assert.That(Locks.Release(number, First, !dpr, out _), Is.EqualTo(LockResult.WrongRelease));
        Assert.That(Locks.AnyHeld, Is.False);
    }

    [Test]
    public void NotInitialized_WhenThereIsNoSuchLock()
    {
        uint deleted = Locks.Create();
        Locks.Delete(deleted);

        foreach (uint number in new[] { 0u, 5u, uint.MaxValue, deleted })
        {
            Assert.That(Locks.Acquire(number, First, 0, false), Is.EqualTo(LockResult.NotInitialized));
            Assert.That(Locks.Release(number, First, false, out _), Is.EqualTo(LockResult.NotInitialized));
            Assert.That(Locks.Exists(number), Is.False);
            Assert.Throws<HarnessDefectException>(() => Locks.Delete(number));
        }
    }

    [Test]
    public void DeletedNumber_NeverNamesALaterLock()
    {
        uint old = Locks.Create();
        Locks.Delete(old);
        uint number = Locks.Create();

        Assert.That(number, Is.Not.EqualTo(old));
        Assert.That(Locks.Exists(number) && !Locks.Exists(old));
    }

    [Test]
    public void HeldLocks_AreListedInOrder_AlsoIfReleasedOutOfIt()
    {
        uint[] numbers = [.. Enumerable.Range(0, 20).Select(_ => Locks.Create())];
        foreach (uint number in numbers)
        {
            Locks.Acquire(number, First, 0, false);
        }

        Locks.Release(numbers[3], First, false, out _);
        Locks.Delete(numbers[10]);

        uint[] held = [.. Enumerable.Range(0, First.LocksHeld).Select(First.Held)];
        Assert.That(held, Is.EqualTo(numbers.Where((_, index) => index is not 3 and not 10)));
        Assert.Throws<HarnessDefectException>(() => First.Held(18));
    }

    [Test]
    public void ManyLocks_HaveNumbersOfTheirOwn()
    {
        HashSet<uint> numbers = [.. Enumerable.Range(0, 5000).Select(_ => Locks.Create())];

        Assert.That(numbers, Has.Count.EqualTo(5000));
        Assert.That(numbers.All(Locks.Exists));
        Assert.That(numbers, Has.No.Member(0u));
    }
}
