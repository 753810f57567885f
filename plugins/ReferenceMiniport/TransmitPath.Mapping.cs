using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <content>How the bytes of a frame become reachable for the NIC: mapped where they are, or copied.</content>
internal sealed partial class TransmitPath
{
    /// <summary>
    /// MiniportProcessSGList: once for each successful request, before or after the request returned, on any
    /// processor, in any order. The list is where this pointer says and nowhere else.
    /// </summary>
    public void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
    {
        uint pieces = FrameData.CountPieces(list, slot.Offset, slot.Length);
        if (pieces > 0 && pieces <= _maximumDescriptors)
        {
            slot.List = list;
            slot.Descriptors = pieces;
            Settle(slot, TransmitSlotState.Ready, NDIS_STATUS_SUCCESS);
            return;
        }

        // In more pieces than the NIC can gather: it gets a copy in one.
        Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, list, slot.NetBuffer);
        CopyFrame(slot);
    }

    /// <summary>Starts to make a frame reachable. Each frame ends in one call of <see cref="Settle"/>.</summary>
    private void Prepare(TransmitSlot slot)
    {
        if (slot.Length < MinimumFrameBytes)
        {
            // The NIC does not pad, and there is nothing to pad with in the sender's memory.
            CopyFrame(slot);
        }
        else
        {
            MapFrame(slot);
        }
    }

    /// <summary>
    /// Asks for the list of a frame. Success means no more than that the callback will run or has run; in the second
    /// case frame and slot may have gone on to another send already, so nothing of them is touched.
    /// </summary>
    private void MapFrame(TransmitSlot slot)
    {
        NDIS_STATUS status = Ndis.NdisMAllocateNetBufferSGList(
            Adapter.DmaHandle,
            slot.NetBuffer,
            slot.Context,
            NDIS_SG_LIST_WRITE_TO_DEVICE,
            slot.ListBuffer,
            slot.ListBufferSize);
        if (status != NDIS_STATUS_SUCCESS)
        {
            OnMappingRefused(slot);
        }
    }

    /// <summary>A mapping was refused; no callback comes and there is nothing to free.</summary>
    private void OnMappingRefused(TransmitSlot slot) => CopyFrame(slot);

    /// <summary>Sends a copy of a frame.</summary>
    private void CopyFrame(TransmitSlot slot)
    {
        if (TryCopy(slot))
        {
            Settle(slot, TransmitSlotState.Ready, NDIS_STATUS_SUCCESS);
        }
        else
        {
            Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
        }
    }

    /// <summary>Copies a frame to the shared memory of its slot, and pads it with zeros.</summary>
    private bool TryCopy(TransmitSlot slot)
    {
        if (!FrameData.Copy(Ndis, slot.NetBuffer, slot.CopyAddress))
        {
            return false;
        }

        if (slot.Length < MinimumFrameBytes)
        {
            (slot.CopyAddress + slot.Length).Fill(0, MinimumFrameBytes - slot.Length);
        }

        slot.Descriptors = 1;
        return true;
    }
}
