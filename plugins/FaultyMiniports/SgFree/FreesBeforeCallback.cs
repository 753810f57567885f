using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-free-012-frees-before-callback", typeof(FreesBeforeCallback))]
[assembly: FaultyMiniport("sgdma-free-012-frees-before-callback", "SGDMA-FREE-012")]

namespace FaultyMiniports;

/// <summary>Frees its buffer when the callback has not come by the return of the request.</summary>
public sealed class FreesBeforeCallback : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NDIS_STATUS status = base.Ask(request);
        if (status == NDIS_STATUS_SUCCESS && !request.IsDelivered)
        {
            Inner.NdisMFreeNetBufferSGList( // wrong step
                request.DmaHandle, (SCATTER_GATHER_LIST)request.Buffer, request.NetBuffer);
        }

        return status;
    }
}
