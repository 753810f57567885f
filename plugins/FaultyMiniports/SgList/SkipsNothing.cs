using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-005-skips-nothing", typeof(SkipsNothing))]
[assembly: FaultyMiniport("sgdma-list-005-skips-nothing", "SGDMA-LIST-005")]

namespace FaultyMiniports;

/// <summary>Sends from the first byte of the list on.</summary>
public sealed class SkipsNothing : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        request.Slot.Offset = 0;
        return base.Ask(request);
    }
}
