using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-019-frees-last-list-for-refusal", typeof(FreesLastListForRefusal))]
[assembly: FaultyMiniport("sgdma-alloc-019-frees-last-list-for-refusal", "SGDMA-ALLOC-019")]

namespace FaultyMiniports;

/// <summary>Frees the list that its frame's slot had before, when the request of the frame is refused.</summary>
public sealed class FreesLastListForRefusal : ListFollower
{
    private readonly Dictionary<TransmitSlot, SCATTER_GATHER_LIST> _last = [];

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NDIS_STATUS status = base.Ask(request);
        if (status != NDIS_STATUS_SUCCESS)
        {
            Inner.NdisMFreeNetBufferSGList(
                request.DmaHandle, _last.GetValueOrDefault(request.Slot), request.NetBuffer);
        }

        return status;
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        _last[request.Slot] = request.List;
        base.GiveBack(request);
    }
}
