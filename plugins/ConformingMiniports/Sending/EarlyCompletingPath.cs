using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>A transmit path whose sender need not wait for the NIC once a frame is copied.</summary>
internal abstract class EarlyCompletingPath(Adapter adapter) : TransmitPath(adapter)
{
    /// <summary>
    /// Ends the preparation of a copied frame and counts it as done. What becomes of the copy is of no interest to its
    /// sender. The caller touches neither slot nor frame afterwards.
    /// </summary>
    protected void SettleAndReleaseList(TransmitSlot slot)
    {
        Ndis.NdisDprAcquireSpinLock(_lock);
        slot.State = TransmitSlotState.Ready;
        ReleaseList(slot);
        ReleaseLockAndService();
    }
}
