using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Machine;

/// <summary>Nothing that a run does again and again may leave garbage, or searches would drown in it.</summary>
[NonParallelizable]
[TestFixture]
internal sealed class SteadyStateTests : IMachineTarget
{
    private const int Operations = 100_000;
    private static readonly ChoiceKind[] Kinds = [.. Enumerable.Range(0, 3).Select(Machines.Kind)];
    private SimulatedPc _pc = null!;
    private ScriptedChoices _choices = null!;
    private uint _block;
    private uint _lock;
    private int _asked;
    private NestedTarget _nested = null!;

    [SetUp]
    public void MakePc()
    {
        _choices = new ScriptedChoices().Always(1, 1).At(2, 5, 1);
        _pc = Machines.Pc(_choices);
        _block = _pc.Memory.Allocate(8192, 0);
        _lock = _pc.Locks.Create();
        _nested = new NestedTarget(_pc);
    }

    [TearDown]
    public void FreePc() => _pc.Dispose();

    [Test]
    public void AllocateAndFree_LeaveNoGarbage()
        => AssertNoGarbage(() => _pc.Memory.Free(_pc.Memory.Allocate(400, 1)));

    [Test]
    public void LockAndUnlock_LeaveNoGarbage()
        => AssertNoGarbage(() =>
        {
            _pc.Memory.Lock(_block, 1514);
            _pc.Memory.Unlock(_block, 1514);
        });

    [Test]
    public void MapAndUnmap_LeaveNoGarbage()
        => AssertNoGarbage(() =>
        {
            ulong address = _pc.Iommu.Map(_block, 5000, DmaDirection.Both, 1, 0, above4GiB: false);
            Span<byte> bytes = stackalloc byte[64];
            _pc.Iommu.DmaRead(address, bytes);
            _pc.Iommu.DmaWrite(address, bytes);
            _pc.Iommu.Unmap(address, 5000);
        });

    [Test]
    public void ScheduleAndRun_LeaveNoGarbage()
        => AssertNoGarbage(() =>
        {
            _pc.Events.Schedule(_pc.Now + 1, 1, 2, this, 0);
            _pc.Events.Schedule(_pc.Now, 1, 2, this, 0);
            _pc.Events.RunDue(0);
            _pc.Events.RunNext();
        });

    [Test]
    public void ActivitiesInEachOther_LeaveNoGarbage()
        => AssertNoGarbage(() => _pc.RunOn(1, 2, _nested, 0, 0));

    [Test]
    public void SpinLocks_LeaveNoGarbage()
        => AssertNoGarbage(() =>
        {
            _pc.Locks.Acquire(_lock, _pc.Scheduler.Running, 0, dpr: false);
            _pc.Locks.Release(_lock, _pc.Scheduler.Running, dpr: false, out _);
            _pc.Locks.Delete(_pc.Locks.Create());
        });

    [Test]
    public void Choices_LeaveNoGarbage()
        => AssertNoGarbage(() => _choices.Choose(Kinds[_asked++ % 3], (uint)_asked % 16, 2));

    [Test]
    public void Reset_LeavesNoGarbage()
        => AssertNoGarbage(() =>
        {
            _pc.Memory.Allocate(400, 1);
            _pc.Reset();
        });

    public void OnMachineEvent(uint cookie, ulong argument)
    {
    }

    private static void AssertNoGarbage(Action operation)
    {
        for (int warmUp = 0; warmUp < 2000; warmUp++)
        {
            operation();
        }

        long allocated = Garbage.Of(() =>
        {
            for (int count = 0; count < Operations; count++)
            {
                operation();
            }
        });

        Assert.That(allocated, Is.Zero);
    }

    /// <summary>Enters the driver and interrupts itself there, a few times over.</summary>
    private sealed class NestedTarget(SimulatedPc pc) : IMachineTarget
    {
        public void OnMachineEvent(uint cookie, ulong argument)
        {
            Activity activity = pc.Scheduler.Running;
            activity.EnterCallback(TraceName.MiniportInterrupt, pc.Now);
            if (cookie < 12)
            {
                pc.RunOn((int)cookie % 2, (byte)cookie, this, cookie + 1, 0);
            }

            activity.ExitCallback();
        }
    }
}
