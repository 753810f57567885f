using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>
/// A transmit path that is right, if unusual: it asks for lists outside the service of the path, copies each frame in
/// the callback, frees the list there and completes the send, all inside the request where NDIS calls back inside.
/// </summary>
public sealed class CompletingPath(Adapter adapter) : TransmitPath(adapter)
{
    private readonly Queue<TransmitSlot> _prepared = new();

    /// <summary>Asks for the lists of all frames that got a slot. DISPATCH_LEVEL, no lock held.</summary>
    public void AskForLists()
    {
        while (_prepared.TryDequeue(out TransmitSlot? slot))
        {
            MapFrame(slot);
        }
    }

    /// <inheritdoc/>
    public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
    {
        ArgumentNullException.ThrowIfNull(slot);
        bool isCopied = TryCopy(slot);
        Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, list, slot.NetBuffer);
        if (isCopied)
        {
            SettleAndReleaseList(slot);
        }
        else
        {
            Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
        }
    }

    /// <inheritdoc/>
    protected override void Prepare(TransmitSlot slot) => _prepared.Enqueue(slot);

    /// <summary>Ends the preparation of a copied frame and counts it as done: its sender need not wait.</summary>
    private void SettleAndReleaseList(TransmitSlot slot)
    {
        Ndis.NdisDprAcquireSpinLock(_lock);
        slot.State = TransmitSlotState.Ready;
        ReleaseList(slot);
        ReleaseLockAndService();
    }
}
