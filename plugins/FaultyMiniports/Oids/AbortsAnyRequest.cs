using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-017-aborts-any-request", typeof(AbortsAnyRequest))]
[assembly: FaultyMiniport("oid-017-aborts-any-request", "OID-017")]

namespace FaultyMiniports;

/// <summary>Leaves queries to its DPC, and aborts the one that waits whichever is cancelled.</summary>
public sealed class AbortsAnyRequest : LateAnswerer
{
    /// <inheritdoc/>
    protected override void OnCancel(NDIS_OID_REQUEST pending)
    {
        if (pending != null)
        {
            Inner.NdisMOidRequestComplete(Adapter.Handle, pending, NDIS_STATUS_REQUEST_ABORTED);
        }
    }
}
