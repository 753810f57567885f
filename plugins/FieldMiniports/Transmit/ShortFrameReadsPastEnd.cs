using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("short-frame-reads-past-end", typeof(ShortFrameReadsPastEnd))]

namespace FieldMiniports;

/// <summary>
/// A short frame is mapped and posted with 60 bytes: what lies behind it in the sender's memory goes on the wire.
/// </summary>
public sealed class ShortFrameReadsPastEnd : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override void Prepare(TransmitSlot slot) => MapFrame(slot);

        protected override void PostSlot(TransmitSlot slot)
        {
            uint index = 0;
            uint skip = slot.Offset;
            uint left = slot.Length;
            if (slot.List == null || slot.Length >= MinimumFrameBytes)
            {
                base.PostSlot(slot);
                return;
            }

            while (FrameData.TryNextPiece(slot.List, ref index, ref skip, ref left, out var address, out uint length))
            {
                Ring.Add(address, left == 0 ? length + MinimumFrameBytes - slot.Length : length);
            }

            slot.PostedDescriptors = slot.Descriptors;
            slot.State = TransmitSlotState.Posted;
            slot.LastDescriptor = Ring.Commit();
        }
    }
}
