using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-cb-009-sleeps-in-callback", typeof(SleepsInCallback))]
[assembly: FaultyMiniport("sgdma-cb-009-sleeps-in-callback", "SGDMA-CB-009")]

namespace FaultyMiniports;

/// <summary>Sleeps in MiniportProcessSGList.</summary>
public sealed class SleepsInCallback : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        Inner.NdisMSleep(1);
        base.OnList(request);
    }
}
