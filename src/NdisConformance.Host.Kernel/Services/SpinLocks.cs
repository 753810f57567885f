using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Kernel;

/// <summary>Spin locks: the number of a lock is the same here and in the machine. One per driver.</summary>
[Resets]
internal sealed partial class SpinLocks(
    SimulatedPc pc, DriverBoundary boundary, HostTrace trace, CurrentAdapter current)
    : ILedgerSource
{
    // By slot, the lock that is initialized there, and the event that did it; 0 for none.
    private readonly List<LedgerEntry> _acquired = [];

    /// <inheritdoc/>
    public int Count => _acquired.Count;

    /// <inheritdoc/>
    public void NdisAllocateSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        spinLock.HostNumber = pc.Locks.Create();
        TraceMark call = trace.NdisAllocateSpinLockCall(LockObject(spinLock));
        TraceObject id = new(ObjectKind.Lock, spinLock.HostNumber);
        long acquired = trace.Acquired(id, current.Id);
        int slot = SpinLockTable.SlotOf(spinLock.HostNumber);
        while (_acquired.Count <= slot)
        {
            _acquired.Add(default);
        }

        _acquired[slot] = new LedgerEntry(acquired, id);
        trace.NdisAllocateSpinLockReturn(call);
    }

    /// <inheritdoc/>
    public void NdisFreeSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        TraceMark call = trace.NdisFreeSpinLockCall(LockObject(spinLock));
        int slot = SpinLockTable.SlotOf(spinLock.HostNumber);
        if (TryRead(slot, out LedgerEntry entry) && entry.Object.Number == spinLock.HostNumber)
        {
            Forget(slot);
            trace.Released(new TraceObject(ObjectKind.Lock, spinLock.HostNumber));
            pc.Locks.Delete(spinLock.HostNumber);
        }
        else
        {
            ReportLock(spinLock, LockReason.NotInitialized);
        }

        trace.NdisFreeSpinLockReturn(call);
    }

    /// <inheritdoc/>
    public void NdisAcquireSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        TraceMark call = trace.NdisAcquireSpinLockCall(LockObject(spinLock));
        Activity activity = pc.Scheduler.Running;
        byte old = activity.Irql;
        Acquire(spinLock, activity, old, dpr: false);
        activity.Irql = Math.Max(old, DISPATCH_LEVEL);
        trace.NdisAcquireSpinLockReturn(call);
    }

    /// <inheritdoc/>
    public void NdisReleaseSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        TraceMark call = trace.NdisReleaseSpinLockCall(LockObject(spinLock));
        if (Release(spinLock, dpr: false, out byte saved))
        {
            pc.Current.Irql = saved;
        }

        trace.NdisReleaseSpinLockReturn(call);
    }

    /// <inheritdoc/>
    public void NdisDprAcquireSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        TraceMark call = trace.NdisDprAcquireSpinLockCall(LockObject(spinLock));
        Activity activity = pc.Scheduler.Running;
        Acquire(spinLock, activity, activity.Irql, dpr: true);
        trace.NdisDprAcquireSpinLockReturn(call);
    }

    /// <inheritdoc/>
    public void NdisDprReleaseSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        TraceMark call = trace.NdisDprReleaseSpinLockCall(LockObject(spinLock));
        Release(spinLock, dpr: true, out _);
        trace.NdisDprReleaseSpinLockReturn(call);
    }

    /// <inheritdoc/>
    public bool TryRead(int index, out LedgerEntry entry)
    {
        entry = index < _acquired.Count ? _acquired[index] : default;
        return entry.Acquired != 0;
    }

    /// <inheritdoc/>
    public void Forget(int index) => _acquired[index] = default;

    private TraceObject LockObject(NDIS_SPIN_LOCK spinLock) => spinLock.HostNumber == 0
        ? TraceObject.Unknown(ObjectKind.Lock)
        : new TraceObject(
            ObjectKind.Lock,
            spinLock.HostNumber,
            pc.Locks.Exists(spinLock.HostNumber) ? ObjectState.Live : ObjectState.Released);

    private void Acquire(NDIS_SPIN_LOCK spinLock, Activity activity, byte oldIrql, bool dpr)
    {
        LockResult result = pc.Locks.Acquire(spinLock.HostNumber, activity, oldIrql, dpr);
        while (result == LockResult.HeldByOther
            && pc.Locks.HolderOf(spinLock.HostNumber) is { } suspended
            && pc.Scheduler.CouldGoOn(suspended))
        {
            boundary.Resume(
                suspended,
                $"{TraceText.Object(LockObject(spinLock))} is held by an activity that is suspended below");
            result = pc.Locks.Acquire(spinLock.HostNumber, activity, oldIrql, dpr);
        }

        switch (result)
        {
            case LockResult.SelfDeadlock or LockResult.HeldByOther:
                ReportLock(spinLock, LockReason.SelfDeadlock);
                string holder = result == LockResult.SelfDeadlock
                    ? "this processor holds it already"
                    : "its holder was interrupted by this code and cannot release it";
                boundary.Stop(
                    0x133,
                    $"{activity.Innermost} spins for ever on {TraceText.Object(LockObject(spinLock))}: {holder}");
                break;
            case LockResult.NotInitialized:
                ReportLock(spinLock, LockReason.NotInitialized);
                break;
        }
    }

    private bool Release(NDIS_SPIN_LOCK spinLock, bool dpr, out byte savedIrql)
    {
        LockResult result = pc.Locks.Release(spinLock.HostNumber, pc.Scheduler.Running, dpr, out savedIrql);
        if (result is LockResult.Ok or LockResult.WrongRelease)
        {
            if (result == LockResult.WrongRelease)
            {
                ReportLock(spinLock, LockReason.WrongRelease);
            }

            return true;
        }

        ReportLock(
            spinLock, result == LockResult.NotInitialized ? LockReason.NotInitialized : LockReason.NotHeld);
        return false;
    }

    private void ReportLock(NDIS_SPIN_LOCK spinLock, LockReason reason)
        => trace.LockMisuse(LockObject(spinLock), reason);
}
