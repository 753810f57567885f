using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("descriptors-given-back-by-mdls", typeof(DescriptorsGivenBackByMdls))]

namespace FieldMiniports;

/// <summary>
/// A mapped frame that is over gives back as many descriptors as it has MDLs, not as many as it has pieces: where the
/// two differ, the driver's count of free descriptors drifts away from the truth.
/// </summary>
public sealed class DescriptorsGivenBackByMdls : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override void PostSlot(TransmitSlot slot)
        {
            base.PostSlot(slot);
            if (slot.List != null)
            {
                slot.PostedDescriptors = CountMdls(slot.NetBuffer.CurrentMdl, slot.Offset, slot.Length);
            }
        }

        private static uint CountMdls(MDL mdl, uint offset, uint length)
        {
            uint count = 0;
            for (; length > 0 && mdl != null; mdl = mdl.Next, offset = 0)
            {
                length -= Math.Min(mdl.ByteCount - offset, length);
                count++;
            }

            return count;
        }
    }
}
