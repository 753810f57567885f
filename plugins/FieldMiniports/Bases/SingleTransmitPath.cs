using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FieldMiniports;

/// <summary>
/// Sends one frame after the other: it is mapped, given to the NIC, and unmapped when the NIC is done; then the next
/// one has its turn. What cannot be mapped, is short or lies in too many pieces is copied.
/// </summary>
public class SingleTransmitPath(Adapter adapter) : FieldTransmitPath(adapter)
{
    /// <summary>The one slot.</summary>
    protected TransmitSlot Current => _slots[0]!;

    /// <inheritdoc/>
    public override NDIS_STATUS Initialize()
    {
        uint count = Math.Min(64, Adapter.Nic.TransmitRingLimit);
        if (Adapter.Share(count, TransmitRing.DescriptorBytes) is not { } block)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _ring = NewTransmitRing(block, count);
        _maximumDescriptors = Math.Min(Adapter.Nic.MaximumElements, count);
        _copies = Adapter.Share(1, Adapter.MaximumFrameBytes);
        if (_copies is null)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _slotCount = 1;
        TransmitSlot slot = NewTransmitSlot(this, _copies.VirtualAddress, _copies.PhysicalAddress);
        slot.Context = Ndis.Pin(slot);
        _slots[0] = slot;
        return CreateListBuffer(slot) ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES;
    }

    /// <inheritdoc/>
    protected override void ReleaseLockAndService()
    {
        if (!_turn.TryTake())
        {
            Ndis.NdisDprReleaseSpinLock(_lock);
            return;
        }

        uint completed = 0;
        do
        {
            bool hasMoved;
            do
            {
                hasMoved = Step();
                completed += CompleteFinished();
            }
            while (hasMoved);
        }
        while (!_turn.TryEnd());
        Ndis.NdisDprReleaseSpinLock(_lock);
        Adapter.Gate.Leave(completed);
    }

    /// <summary>Takes the frame one step further, if it can. Called with the lock held.</summary>
    protected virtual bool Step()
    {
        TransmitSlot slot = Current;
        switch (slot.State)
        {
            case TransmitSlotState.Free when _waiting.Count > 0:
                Begin(slot);
                return true;
            case TransmitSlotState.Ready when !Adapter.IsGone:
                PostSlot(slot);
                Adapter.Nic.RingTransmitDoorbell();
                return true;
            case TransmitSlotState.Ready or TransmitSlotState.Posted or TransmitSlotState.Failed when IsFinished(slot):
                End(slot);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes the next frame and makes it reachable. The lock is given back meanwhile.</summary>
    protected virtual void Begin(TransmitSlot slot)
    {
        slot.State = TransmitSlotState.Preparing;
        slot.NetBufferList = _waiting.Head;
        slot.NetBuffer = _nextNetBuffer;
        slot.Offset = _nextNetBuffer.CurrentMdlOffset;
        slot.Length = _nextNetBuffer.DataLength;
        slot.PostedDescriptors = 0;
        Advance();
        Ndis.NdisDprReleaseSpinLock(_lock);
        Prepare(slot);
        Ndis.NdisDprAcquireSpinLock(_lock);
    }

    /// <summary>Finds the frame after the one that was taken.</summary>
    protected virtual void Advance()
    {
        _nextNetBuffer = _nextNetBuffer.Next;
        if (_nextNetBuffer == null)
        {
            _waiting.RemoveHead();
            _nextNetBuffer = _waiting.Count > 0 ? _waiting.Head.FirstNetBuffer : null;
        }
    }

    /// <summary>The frame is over: its list is freed and its turn ends. Called with the lock held.</summary>
    protected virtual void End(TransmitSlot slot)
    {
        slot.State = TransmitSlotState.Retiring;
        if (slot.List != null)
        {
            Ndis.NdisDprReleaseSpinLock(_lock);
            FreeList(slot);
            Ndis.NdisDprAcquireSpinLock(_lock);
        }

        ReleaseList(slot);
        Ring.Release(slot.PostedDescriptors);
        slot.State = TransmitSlotState.Free;
    }
}
