using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-alloc-020-completes-with-first-of-half", typeof(CompletesWithFirstOfHalf))]
[assembly: FaultyMiniport("sgdma-alloc-020-completes-with-first-of-half", "SGDMA-ALLOC-020")]

namespace FaultyMiniports;

/// <summary>
/// Completes a list of which it could not map all frames as soon as the NIC is done with one of those that it could.
/// </summary>
public sealed class CompletesWithFirstOfHalf : ListAbandoner
{
    /// <inheritdoc/>
    protected override void OnGivenUp(ListRequest request)
    {
        NET_BUFFER_LIST list = request.NetBufferList;
        if (request.NetBuffer.Next == null && !Slots.Any(slot => slot.NetBufferList == list && IsUnderWay(slot)))
        {
            Complete(list);
        }
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        base.GiveBack(request);
        Complete(request.NetBufferList);
    }

    private static bool IsUnderWay(TransmitSlot slot)
        => slot.State is TransmitSlotState.Preparing or TransmitSlotState.Ready or TransmitSlotState.Posted;
}
