using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("removal-frees-lists-at-passive", typeof(RemovalFreesListsAtPassive))]

namespace FieldMiniports;

/// <summary>
/// When the NIC was pulled out, the scatter/gather lists of the frames that it had are freed at the level of the
/// notification, which is PASSIVE_LEVEL.
/// </summary>
public sealed class RemovalFreesListsAtPassive : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Sender(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Sender(Adapter adapter) : FieldTransmitPath(adapter)
    {
        /// <summary>Frees the lists of what the NIC has or should have had, and lets the frames fail.</summary>
        public void FreeLists()
        {
            List<TransmitSlot> mapped = [];
            Ndis.NdisAcquireSpinLock(_lock);
            for (uint number = _oldest; number != _next; number++)
            {
                TransmitSlot slot = Slot(number);
                if (slot.State is TransmitSlotState.Posted or TransmitSlotState.Ready && slot.List != null)
                {
                    slot.State = TransmitSlotState.Retiring;
                    mapped.Add(slot);
                }
            }

            Ndis.NdisReleaseSpinLock(_lock);
            mapped.ForEach(FreeList);
            Ndis.NdisAcquireSpinLock(_lock);
            mapped.ForEach(Fail);
            Ndis.NdisReleaseSpinLock(_lock);
        }

        private static void Fail(TransmitSlot slot)
        {
            slot.Status = NDIS_STATUS_FAILURE;
            slot.State = TransmitSlotState.Failed;
        }
    }

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void AbandonSendsIfGone()
        {
            if (Nic.IsGone)
            {
                IsGone = true;
                ((Sender)Transmit).FreeLists();
            }

            base.AbandonSendsIfGone();
        }
    }
}
