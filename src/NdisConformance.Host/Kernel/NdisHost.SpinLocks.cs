using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host;

/// <content>Spin locks: the host's number for a lock is the machine's number for it.</content>
public partial class NdisHost
{
    private readonly SortedDictionary<uint, LockRecord> _locks = [];

    /// <inheritdoc/>
    public void NdisAllocateSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        spinLock.HostNumber = _pc.Locks.Create();
        TraceEvent call = NewLockCall(TraceName.NdisAllocateSpinLock, spinLock);
        Begin(ref call);
        TraceObject id = new(ObjectKind.Lock, spinLock.HostNumber);
        _locks[spinLock.HostNumber] = new LockRecord
        {
            Number = spinLock.HostNumber,
            Acquired = Acquired(id, Adapter),
        };
        End(call);
    }

    /// <inheritdoc/>
    public void NdisFreeSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        TraceEvent call = NewLockCall(TraceName.NdisFreeSpinLock, spinLock);
        Begin(ref call);
        if (_locks.Remove(spinLock.HostNumber))
        {
            Released(new TraceObject(ObjectKind.Lock, spinLock.HostNumber));
            _pc.Locks.Delete(spinLock.HostNumber);
        }
        else
        {
            ReportLock(spinLock, LockReason.NotInitialized);
        }

        End(call);
    }

    /// <inheritdoc/>
    public void NdisAcquireSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        TraceEvent call = NewLockCall(TraceName.NdisAcquireSpinLock, spinLock);
        Begin(ref call);
        VirtualProcessor processor = _pc.Current;
        byte old = processor.Irql;
        Acquire(spinLock, processor, old, dpr: false);
        processor.Irql = Math.Max(old, DISPATCH_LEVEL);
        End(call);
    }

    /// <inheritdoc/>
    public void NdisReleaseSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        TraceEvent call = NewLockCall(TraceName.NdisReleaseSpinLock, spinLock);
        Begin(ref call);
        if (Release(spinLock, dpr: false, out byte saved))
        {
            _pc.Current.Irql = saved;
        }

        End(call);
    }

    /// <inheritdoc/>
    public void NdisDprAcquireSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        TraceEvent call = NewLockCall(TraceName.NdisDprAcquireSpinLock, spinLock);
        Begin(ref call);
        Acquire(spinLock, _pc.Current, _pc.Current.Irql, dpr: true);
        End(call);
    }

    /// <inheritdoc/>
    public void NdisDprReleaseSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        TraceEvent call = NewLockCall(TraceName.NdisDprReleaseSpinLock, spinLock);
        Begin(ref call);
        Release(spinLock, dpr: true, out _);
        End(call);
    }

    private TraceEvent NewLockCall(TraceName ddi, NDIS_SPIN_LOCK spinLock)
    {
        TraceEvent call = NewCall(ddi);
        call.Arguments[0] = LockObject(spinLock).Packed;
        return call;
    }

    private TraceObject LockObject(NDIS_SPIN_LOCK spinLock) => spinLock.HostNumber == 0
        ? TraceObject.Unknown(ObjectKind.Lock)
        : new TraceObject(
            ObjectKind.Lock,
            spinLock.HostNumber,
            _pc.Locks.Exists(spinLock.HostNumber) ? ObjectState.Live : ObjectState.Released);

    private void Acquire(NDIS_SPIN_LOCK spinLock, VirtualProcessor processor, byte oldIrql, bool dpr)
    {
        switch (_pc.Locks.Acquire(spinLock.HostNumber, processor, oldIrql, dpr))
        {
            case LockResult.SelfDeadlock or LockResult.HeldByOther:
                ReportLock(spinLock, LockReason.SelfDeadlock);
                Stop(0x133, $"{TraceText.Object(LockObject(spinLock))} is spun on for ever: its holder waits below");
                break;
            case LockResult.NotInitialized:
                ReportLock(spinLock, LockReason.NotInitialized);
                break;
        }
    }

    private bool Release(NDIS_SPIN_LOCK spinLock, bool dpr, out byte savedIrql)
    {
        LockResult result = _pc.Locks.Release(spinLock.HostNumber, _pc.Current, dpr, out savedIrql);
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
        => Fact(TraceName.LockMisuse, LockObject(spinLock).Packed, (ulong)reason);

    /// <summary>A callback must not return with a lock that it took. What it found held stays the caller's.</summary>
    private void ReportLocksHeldAtReturn(VirtualProcessor processor)
    {
        if (_callbackDepth[processor.Number] != 1)
        {
            return;
        }

        for (int i = 0; i < _pc.Locks.HeldBy(processor); i++)
        {
            TraceObject held = new(ObjectKind.Lock, _pc.Locks.HeldNumber(processor, i));
            Fact(TraceName.LockMisuse, held.Packed, (ulong)LockReason.HeldAtReturn);
        }
    }

    private void CollectSpinLocks(List<LedgerEntry> alive)
    {
        foreach (LockRecord record in _locks.Values)
        {
            alive.Add(new LedgerEntry(record.Acquired, record.Id));
        }
    }

    private void ForgetSpinLocks(long since)
    {
        foreach (LockRecord record in _locks.Values.Where(record => record.Acquired >= since).ToArray())
        {
            _locks.Remove(record.Number);
        }
    }
}
