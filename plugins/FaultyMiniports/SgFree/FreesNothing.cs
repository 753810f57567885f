using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-001-frees-nothing", typeof(FreesNothing))]
[assembly: FaultyMiniport("sgdma-free-001-frees-nothing", "SGDMA-FREE-001", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Completes its sends and never frees a list.</summary>
public sealed class FreesNothing : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request) // wrong step, seen in Adapter.DeregisterDma
    {
    }
}
