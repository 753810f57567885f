using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("completes-up-to-newest", typeof(CompletesUpToNewest))]

namespace FieldMiniports;

/// <summary>
/// When a frame is done, all older ones are taken to be done as well, but the NIC may report out of order.
/// </summary>
public sealed class CompletesUpToNewest : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override TransmitSlot? TakeFinished()
        {
            uint end = _oldest;
            for (uint number = _oldest; number != _next; number++)
            {
                if (Slot(number).State == TransmitSlotState.Posted && Ring.IsDone(Slot(number).LastDescriptor, out _))
                {
                    end = number;
                }
            }

            for (uint number = _oldest; number != end; number++)
            {
                TransmitSlot slot = Slot(number);
                if (slot.State == TransmitSlotState.Posted)
                {
                    slot.State = TransmitSlotState.Retiring;
                    return slot;
                }
            }

            return base.TakeFinished();
        }
    }
}
