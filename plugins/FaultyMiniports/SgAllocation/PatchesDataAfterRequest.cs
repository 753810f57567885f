using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-021-patches-data-after-request", typeof(PatchesDataAfterRequest))]
[assembly: FaultyMiniport("sgdma-alloc-021-patches-data-after-request", "SGDMA-ALLOC-021")]

namespace FaultyMiniports;

/// <summary>Writes into a frame whose request has returned and whose list has not come.</summary>
public sealed class PatchesDataAfterRequest : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NDIS_STATUS status = base.Ask(request);
        if (status == NDIS_STATUS_SUCCESS && !request.IsDelivered)
        {
            FramePatch.Apply(request.NetBuffer);
        }

        return status;
    }
}
