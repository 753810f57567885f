using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("headers-copied-data-mapped", typeof(HeadersCopiedDataMapped))]

namespace OddMiniports.Transmit;

/// <summary>
/// Copies the first 54 bytes of a frame to shared memory and lets the NIC gather the rest from the mapping. Legal:
/// SCATTER_GATHER_LIST; no page asks a driver to use all of a list.
/// </summary>
public sealed class HeadersCopiedDataMapped : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        private const uint HeadBytes = 54;

        /// <inheritdoc/>
        public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
        {
            uint pieces = FrameData.CountPieces(list, slot.Offset + HeadBytes, slot.Length - HeadBytes);
            PVOID head = Ndis.NdisGetDataBuffer(slot.NetBuffer, HeadBytes, slot.CopyAddress, 1, 0);
            if (head == null || pieces == 0 || pieces + 1 > _maximumDescriptors)
            {
                Ndis.NdisMFreeNetBufferSGList(adapter.DmaHandle, list, slot.NetBuffer);
                CopyFrame(slot);
                return;
            }

            if (head != slot.CopyAddress)
            {
                slot.CopyAddress.MoveFrom(head, HeadBytes);
            }

            slot.List = list;
            slot.Descriptors = pieces + 1;
            Settle(slot, TransmitSlotState.Ready, NDIS_STATUS_SUCCESS);
        }

        /// <inheritdoc/>
        protected override void PostSlot(TransmitSlot slot)
        {
            if (slot.List == null)
            {
                base.PostSlot(slot);
                return;
            }

            Ring.Add(slot.CopyPhysicalAddress, HeadBytes);
            uint index = 0;
            uint skip = slot.Offset + HeadBytes;
            uint left = slot.Length - HeadBytes;
            while (FrameData.TryNextPiece(slot.List, ref index, ref skip, ref left, out var address, out uint length))
            {
                Ring.Add(address, length);
            }

            slot.PostedDescriptors = slot.Descriptors;
            slot.State = TransmitSlotState.Posted;
            slot.LastDescriptor = Ring.Commit();
        }
    }
}
