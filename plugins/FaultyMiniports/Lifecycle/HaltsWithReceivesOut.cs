using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-010-halts-with-receives-out", typeof(HaltsWithReceivesOut))]
[assembly: FaultyMiniport("life-010-halts-with-receives-out", "LIFE-010")]

namespace FaultyMiniports;

/// <summary>Does not wait at halt for the lists that NDIS holds, and frees its pool under the feet of NDIS.</summary>
public sealed class HaltsWithReceivesOut : FaultyMiniport
{
    /// <inheritdoc/>
    public override bool NdisWaitEvent(NDIS_EVENT ndisEvent, uint millisecondsToWait) => true;
}
