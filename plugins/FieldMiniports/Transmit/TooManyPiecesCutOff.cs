using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("too-many-pieces-cut-off", typeof(TooManyPiecesCutOff))]

namespace FieldMiniports;

/// <summary>
/// Of a frame in more pieces than the NIC takes, only as many pieces are sent as it takes.
/// </summary>
public sealed class TooManyPiecesCutOff : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SingleTransmitPath(adapter)
    {
        public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
        {
            uint pieces = FrameData.CountPieces(list, slot.Offset, slot.Length);
            slot.List = list;
            slot.Descriptors = Math.Min(pieces, _maximumDescriptors);
            Settle(slot, TransmitSlotState.Ready, NDIS_STATUS_SUCCESS);
        }

        protected override void PostSlot(TransmitSlot slot)
        {
            if (slot.List == null)
            {
                base.PostSlot(slot);
                return;
            }

            uint index = 0;
            uint skip = slot.Offset;
            uint left = slot.Length;
            for (uint i = 0; i < slot.Descriptors; i++)
            {
                FrameData.TryNextPiece(slot.List, ref index, ref skip, ref left, out var address, out uint length);
                Ring.Add(address, length);
            }

            slot.PostedDescriptors = slot.Descriptors;
            slot.State = TransmitSlotState.Posted;
            slot.LastDescriptor = Ring.Commit();
        }
    }
}
