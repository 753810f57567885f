using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-008-counts-after-free", typeof(CountsAfterFree))]
[assembly: FaultyMiniport("sgdma-free-008-counts-after-free", "SGDMA-FREE-008", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Counts the elements of a list that it has just freed.</summary>
public sealed class CountsAfterFree : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        base.GiveBack(request);
        _ = request.List.NumberOfElements;
    }
}
