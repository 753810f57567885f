using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>A wrong driver whose wrong step goes with giving frames to the NIC.</summary>
public abstract class PostFollower : ListFollower
{
    private const uint TransmitDoorbell = 0x2C;
    private PVOID _doorbell;
    private bool _isPosted;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress, NDIS_HANDLE miniportAdapterHandle, PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        NDIS_STATUS status =
            Inner.NdisMMapIoSpace(out virtualAddress, miniportAdapterHandle, physicalAddress, length);
        _doorbell = virtualAddress + TransmitDoorbell;
        return status;
    }

    /// <inheritdoc/>
    public override void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        bool isDoorbell = register == _doorbell;
        if (isDoorbell)
        {
            OnPosting();
        }

        Inner.NdisWriteRegisterUlong(register, data);
        _isPosted |= isDoorbell;
    }

    /// <inheritdoc/>
    public override void NdisDprReleaseSpinLock(NDIS_SPIN_LOCK spinLock)
    {
        Inner.NdisDprReleaseSpinLock(spinLock);
        if (_isPosted)
        {
            _isPosted = false;
            OnPosted();
        }
    }

    /// <summary>Slots were posted, and the lock of the transmit path is free again. DISPATCH_LEVEL.</summary>
    protected virtual void OnPosted()
    {
    }

    /// <summary>
    /// Slots were posted, and the doorbell is about to ring. The lock is held: no calls, memory only.
    /// </summary>
    protected virtual void OnPosting()
    {
    }
}
