using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-018-knows-one-failure", typeof(KnowsOneFailure))]
[assembly: FaultyMiniport("sgdma-alloc-018-knows-one-failure", "SGDMA-ALLOC-018", AlsoFires = "SEND-001")]

namespace FaultyMiniports;

/// <summary>Takes every answer to a mapping request but RESOURCES for SUCCESS.</summary>
public sealed class KnowsOneFailure : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => base.Ask(request) == NDIS_STATUS_RESOURCES ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
}
