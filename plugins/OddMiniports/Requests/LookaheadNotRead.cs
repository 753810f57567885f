using NdisConformance.Contract;
using OddMiniports.Requests;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("lookahead-not-read", typeof(LookaheadNotRead))]

namespace OddMiniports.Requests;

/// <summary>
/// Takes every lookahead without reading it, and says so in BytesRead. Legal: OID_GEN_CURRENT_LOOKAHEAD: a driver need
/// not limit what it indicates.
/// </summary>
public sealed class LookaheadNotRead : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids(adapter);

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS Set(OidSet set)
        {
            NDIS_STATUS status = base.Set(set);
            if (set.Oid == OID_GEN_CURRENT_LOOKAHEAD && status == NDIS_STATUS_SUCCESS)
            {
                set.BytesRead = 0;
            }

            return status;
        }
    }
}
