using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-012-marks-element", typeof(MarksElement))]
[assembly: FaultyMiniport("sgdma-list-012-marks-element", "SGDMA-LIST-012")]

namespace FaultyMiniports;

/// <summary>Makes a note in the Reserved member of the last element.</summary>
public sealed class MarksElement : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        SCATTER_GATHER_ELEMENT last = request.List.Elements[request.List.NumberOfElements - 1];
        last.Reserved = 1;
        base.OnList(request);
    }
}
