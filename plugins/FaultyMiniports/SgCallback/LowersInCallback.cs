using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-cb-009-lowers-in-callback", typeof(LowersInCallback))]
[assembly: FaultyMiniport("sgdma-cb-009-lowers-in-callback", "SGDMA-CB-009")]

namespace FaultyMiniports;

/// <summary>Returns from MiniportProcessSGList at PASSIVE_LEVEL.</summary>
public sealed class LowersInCallback : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        base.OnList(request);
        Inner.KeLowerIrql(PASSIVE_LEVEL);
    }
}
