using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("oid-001-loses-cancelled-request", typeof(LosesCancelledRequest))]
[assembly: FaultyMiniport("oid-001-loses-cancelled-request", "OID-001")]

namespace FaultyMiniports;

/// <summary>Leaves queries to its DPC, and forgets one that is cancelled.</summary>
public sealed class LosesCancelledRequest : LateAnswerer
{
    /// <inheritdoc/>
    protected override void OnCancel(NDIS_OID_REQUEST pending)
    {
    }
}
