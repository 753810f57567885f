using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Sends that notice a NIC that hangs, and that a reset aborts.</summary>
internal class ResettingTransmitPath(Adapter adapter) : TransmitPath(adapter)
{
    private uint _watched;
    private bool _isWatching;
    private bool _isAborting;

    /// <summary>True if nothing is under way.</summary>
    public bool IsIdle => _waiting.Count == 0 && _oldest == _next;

    /// <summary>True if the NIC had a frame at the last check, too, and is not done with it.</summary>
    public virtual bool HasHung()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        bool isPosted = _oldest != _next && Slot(_oldest) is { State: TransmitSlotState.Posted } slot
            && !Ring.IsDone(slot.LastDescriptor, out _);
        bool hasHung = isPosted && _isWatching && _watched == _oldest;
        (_isWatching, _watched) = (isPosted, _oldest);
        Ndis.NdisReleaseSpinLock(_lock);
        return hasHung;
    }

    /// <summary>Fails what is under way and what comes from now on. The NIC is stopped. DISPATCH_LEVEL.</summary>
    public virtual void Abort()
    {
        _isAborting = true;
        Service();
    }

    /// <summary>Nothing is under way: sends go out again. The NIC is started next.</summary>
    public void Resume()
    {
        ((RewindingTransmitRing)Ring).Rewind();
        _isAborting = false;
        _isWatching = false;
    }

    protected override TransmitRing NewTransmitRing(SharedBlock block, uint count)
        => new RewindingTransmitRing(block, count);

    protected override bool IsFinished(TransmitSlot slot)
    {
        if (_isAborting && slot.State is TransmitSlotState.Posted or TransmitSlotState.Ready)
        {
            slot.Status = NDIS_STATUS.NDIS_STATUS_RESET_IN_PROGRESS;
            return true;
        }

        return base.IsFinished(slot);
    }

    protected override void Prepare(TransmitSlot slot)
    {
        if (_isAborting)
        {
            Settle(slot, TransmitSlotState.Failed, NDIS_STATUS.NDIS_STATUS_RESET_IN_PROGRESS);
        }
        else
        {
            base.Prepare(slot);
        }
    }
}
