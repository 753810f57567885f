using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("send-020-completes-with-first-frame", typeof(CompletesWithFirstFrame))]
[assembly: FaultyMiniport(
    "send-020-completes-with-first-frame",
    "SEND-020",
    AlsoFires = "SEND-005, SEND-007, SGDMA-ALLOC-020, SGDMA-FREE-010")]

namespace FaultyMiniports;

/// <summary>Completes a list when its NIC is done with one of its frames.</summary>
public sealed class CompletesWithFirstFrame : ListFollower
{
    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        base.GiveBack(request);
        NET_BUFFER_LIST list = request.Slot.NetBufferList;
        TransmitSlot[] slots = [.. Slots.Where(slot => slot.NetBufferList == list)];
        if (list == null || slots.Length < 2 || slots.All(slot => slot.NetBuffer.Next != null))
        {
            return;
        }

        foreach (TransmitSlot slot in slots)
        {
            slot.NetBufferList = null;
        }

        Inner.NdisMSendNetBufferListsComplete(
            Adapter.Handle, list, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
        Adapter.Gate.Leave(1);
    }
}
