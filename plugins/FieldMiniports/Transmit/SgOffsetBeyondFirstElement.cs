using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sg-offset-beyond-first-element", typeof(SgOffsetBeyondFirstElement))]

namespace FieldMiniports;

/// <summary>
/// The data's offset is taken from the first element only: where it reaches beyond that element, the length
/// underflows.
/// </summary>
public sealed class SgOffsetBeyondFirstElement : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override void PostSlot(TransmitSlot slot)
        {
            if (slot.List == null)
            {
                base.PostSlot(slot);
                return;
            }

            uint skip = slot.Offset;
            uint left = slot.Length;
            uint used = 0;
            for (uint i = 0; left > 0 && i < slot.List.NumberOfElements; i++)
            {
                SCATTER_GATHER_ELEMENT element = slot.List.Elements[i];
                uint length = Math.Min(element.Length - skip, left);
                Ring.Add(element.Address + skip, length);
                left -= length;
                skip = 0;
                used++;
            }

            slot.PostedDescriptors = used;
            slot.State = TransmitSlotState.Posted;
            slot.LastDescriptor = Ring.Commit();
        }
    }
}
