namespace NdisConformance.Machine;

/// <summary>
/// The spin locks of the machine. A lock is a number; one that was deleted never names a later lock.
/// </summary>
public sealed class SpinLockTable
{
    private const int SlotBits = 16;
    private const int MaximumSlots = 1 << SlotBits;

    private SpinLockSlot[] _slots = new SpinLockSlot[64];
    private int _slotsUsed = 1;
    private int _firstFree;
    private int _held;

    internal SpinLockTable()
    {
    }

    /// <summary>True if any activity holds any lock.</summary>
    public bool AnyHeld => _held > 0;

    /// <summary>Makes a lock and returns its number, which is never 0.</summary>
    public uint Create()
    {
        int index = _firstFree;
        if (index != 0)
        {
            _firstFree = _slots[index].NextFree;
        }
        else
        {
            index = NewSlot();
        }

        ref SpinLockSlot slot = ref _slots[index];
        slot.Exists = true;
        slot.Holder = null;
        return Number(index, slot.Age);
    }

    /// <summary>Deletes a lock, held or not.</summary>
    public void Delete(uint number)
    {
        if (!Exists(number))
        {
            throw new HarnessDefectException("a spin lock that does not exist was deleted");
        }

        int index = Index(number);
        ref SpinLockSlot slot = ref _slots[index];
        if (slot.Holder is not null)
        {
            Drop(ref slot, number);
        }

        slot.Exists = false;
        slot.Age++;
        slot.NextFree = _firstFree;
        _firstFree = index;
    }

    /// <summary>True if the number names a lock now.</summary>
    public bool Exists(uint number)
    {
        int index = Index(number);
        return index < _slotsUsed && _slots[index].Exists && Number(index, _slots[index].Age) == number;
    }

    /// <summary>Acquires a lock, or says who is in the way.</summary>
    /// <param name="number">The lock.</param>
    /// <param name="activity">The activity that asks.</param>
    /// <param name="oldIrql">The IRQL to go back to at release.</param>
    /// <param name="dpr">True if the caller says that it runs at dispatch level already.</param>
    public LockResult Acquire(uint number, Activity activity, byte oldIrql, bool dpr)
    {
        if (!Exists(number))
        {
            return LockResult.NotInitialized;
        }

        ref SpinLockSlot slot = ref _slots[Index(number)];
        if (slot.Holder is not null)
        {
            return slot.Holder.Processor == activity.Processor ? LockResult.SelfDeadlock : LockResult.HeldByOther;
        }

        slot.Holder = activity;
        slot.SavedIrql = oldIrql;
        slot.Dpr = dpr;
        activity.Push(number);
        _held++;
        return LockResult.Ok;
    }

    /// <summary>
    /// Releases a lock; <paramref name="savedIrql"/> is the IRQL of before, or the present one if nothing is released.
    /// An activity may release what another one of its processor holds, for a spin lock knows no owner.
    /// </summary>
    public LockResult Release(uint number, Activity activity, bool dpr, out byte savedIrql)
    {
        savedIrql = activity.Irql;
        if (!Exists(number))
        {
            return LockResult.NotInitialized;
        }

        ref SpinLockSlot slot = ref _slots[Index(number)];
        if (slot.Holder?.Processor != activity.Processor)
        {
            return LockResult.NotHeld;
        }

        savedIrql = slot.SavedIrql;
        Drop(ref slot, number);
        return slot.Dpr == dpr ? LockResult.Ok : LockResult.WrongRelease;
    }

    /// <summary>The activity that holds a lock; null if none does.</summary>
    public Activity? HolderOf(uint number) => Exists(number) ? _slots[Index(number)].Holder : null;

    /// <summary>Makes another activity the holder of all locks that one holds.</summary>
    internal void PassOn(Activity from, Activity to)
    {
        while (from.LocksHeld > 0)
        {
            uint number = from.Held(0);
            from.Remove(number);
            to.Push(number);
            _slots[Index(number)].Holder = to;
        }
    }

    internal void Reset()
    {
        Array.Clear(_slots, 0, _slotsUsed);
        _slotsUsed = 1;
        _firstFree = 0;
        _held = 0;
    }

    private static int Index(uint number) => (int)(number & (MaximumSlots - 1));

    /// <summary>Where a lock lies among those that are alive at once: a later lock may lie there, too.</summary>
    public static int SlotOf(uint number) => (int)(number & (MaximumSlots - 1));

    private static uint Number(int index, ushort age) => ((uint)age << SlotBits) | (uint)index;

    private int NewSlot()
    {
        if (_slotsUsed == MaximumSlots)
        {
            throw new HarnessDefectException("more spin locks exist than the machine can number");
        }

        if (_slotsUsed == _slots.Length)
        {
            Array.Resize(ref _slots, 2 * _slots.Length);
        }

        return _slotsUsed++;
    }

    private void Drop(ref SpinLockSlot slot, uint number)
    {
        slot.Holder!.Remove(number);
        slot.Holder = null;
        _held--;
    }
}
