using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("list-completed-with-last-frame", typeof(ListCompletedWithLastFrame))]

namespace FieldMiniports;

/// <summary>
/// A list of several frames is completed when its last NET_BUFFER is over, as if frames ended in their order: the
/// NIC may have earlier ones of the same list still.
/// </summary>
public sealed class ListCompletedWithLastFrame : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : TransmitPath(adapter)
    {
        protected override TransmitSlot NewTransmitSlot(
            TransmitPath owner, PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
            => new Slot(owner, copyAddress, copyPhysicalAddress);

        protected override TransmitSlot? TakeNext()
        {
            TransmitSlot? slot = base.TakeNext();
            if (slot is Slot taken)
            {
                taken.IsLast = taken.NetBuffer.Next == null;
            }

            return slot;
        }

        protected override void ReleaseList(TransmitSlot slot)
        {
            NET_BUFFER_LIST list = slot.NetBufferList;
            if (list == null)
            {
                return;
            }

            if (slot.Status != NDIS_STATUS_SUCCESS)
            {
                list.Status = slot.Status;
            }

            if (((Slot)slot).IsLast)
            {
                _finished.Append(list);
            }

            (slot.NetBufferList, slot.NetBuffer) = (null, null);
        }
    }

    private sealed class Slot(TransmitPath owner, PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
        : TransmitSlot(owner, copyAddress, copyPhysicalAddress)
    {
        public bool IsLast { get; set; }
    }
}
