using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-cb-006-remembers-own-buffer", typeof(RemembersOwnBuffer))]
[assembly: FaultyMiniport("sgdma-cb-006-remembers-own-buffer", "SGDMA-CB-006")]

namespace FaultyMiniports;

/// <summary>
/// Remembers its own buffer as the list of a frame that the NIC gets, and frees what it remembers.
/// </summary>
public sealed class RemembersOwnBuffer : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        base.OnList(request);
        if (!request.IsGivenBack)
        {
            request.List = (SCATTER_GATHER_LIST)request.Buffer; // wrong step, seen in ListFollower.GiveBack
        }
    }
}
