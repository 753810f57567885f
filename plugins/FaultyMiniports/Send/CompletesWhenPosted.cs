using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("send-007-completes-when-posted", typeof(CompletesWhenPosted))]
[assembly: FaultyMiniport("send-007-completes-when-posted", "SEND-007", AlsoFires = "SEND-002, SEND-005")]

namespace FaultyMiniports;

/// <summary>Completes a send as soon as its NIC has all the descriptors.</summary>
public sealed class CompletesWhenPosted : PostFollower
{
    /// <inheritdoc/>
    protected override void OnPosted()
    {
        foreach (TransmitSlot slot in Slots)
        {
            bool isPosted = slot.State == TransmitSlotState.Posted;
            if (isPosted && slot.NetBufferList != null && slot.NetBuffer.Next == null)
            {
                Complete(slot.NetBufferList);
            }
        }
    }

    private void Complete(NET_BUFFER_LIST list)
    {
        foreach (TransmitSlot slot in Slots.Where(slot => slot.NetBufferList == list))
        {
            slot.NetBufferList = null;
            if (slot.List != null)
            {
                NdisMFreeNetBufferSGList(Adapter.DmaHandle, slot.List, slot.NetBuffer);
                slot.List = null;
            }
        }

        Inner.NdisMSendNetBufferListsComplete(
            Adapter.Handle, list, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
        Adapter.Gate.Leave(1);
    }
}
