using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-012-marks-list", typeof(MarksList))]
[assembly: FaultyMiniport("sgdma-list-012-marks-list", "SGDMA-LIST-012")]

namespace FaultyMiniports;

/// <summary>Makes a note in the Reserved member of each list.</summary>
public sealed class MarksList : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        SCATTER_GATHER_LIST list = request.List;
        list.Reserved = 1;
        base.OnList(request);
    }
}
