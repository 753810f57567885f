using NdisConformance.Contract;
using OddMiniports.Requests;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("moderation-not-supported", typeof(ModerationNotSupported))]

namespace OddMiniports.Requests;

/// <summary>
/// Answers a set of interrupt moderation with NOT_SUPPORTED, and writes BytesNeeded in every query that succeeds.
/// Legal: OID_GEN_INTERRUPT_MODERATION; BytesNeeded means nothing at SUCCESS.
/// </summary>
public sealed class ModerationNotSupported : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids(adapter);

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS Set(OidSet set)
            => set.Oid == OID_GEN_INTERRUPT_MODERATION ? NDIS_STATUS_NOT_SUPPORTED : base.Set(set);

        /// <inheritdoc/>
        protected override NDIS_STATUS Query(OidQuery query)
        {
            NDIS_STATUS status = base.Query(query);
            if (status == NDIS_STATUS_SUCCESS)
            {
                query.BytesNeeded = query.BytesWritten;
            }

            return status;
        }
    }
}
