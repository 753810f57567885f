using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sg-tail-not-trimmed", typeof(SgTailNotTrimmed))]

namespace FieldMiniports;

/// <summary>
/// The last element is posted in full, although DataLength ends before it does.
/// </summary>
public sealed class SgTailNotTrimmed : FieldDriver
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
            uint covered = 0;
            uint used = 0;
            for (uint i = 0; covered < slot.Length && i < slot.List.NumberOfElements; i++)
            {
                SCATTER_GATHER_ELEMENT element = slot.List.Elements[i];
                if (element.Length <= skip)
                {
                    skip -= element.Length;
                    continue;
                }

                Ring.Add(element.Address + skip, element.Length - skip);
                covered += element.Length - skip;
                skip = 0;
                used++;
            }

            slot.PostedDescriptors = used;
            slot.State = TransmitSlotState.Posted;
            slot.LastDescriptor = Ring.Commit();
        }
    }
}
