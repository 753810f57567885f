using NdisConformance.Contract;
using OddMiniports.Requests;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("short-buffers-invalid-length", typeof(ShortBuffersInvalidLength))]

namespace OddMiniports.Requests;

/// <summary>
/// Answers a query whose buffer is too short with INVALID_LENGTH. Legal: NdisOidRequest: INVALID_LENGTH or
/// BUFFER_TOO_SHORT.
/// </summary>
public sealed class ShortBuffersInvalidLength : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids(adapter);

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        public override NDIS_STATUS Handle(NDIS_OID_REQUEST request)
        {
            NDIS_STATUS status = base.Handle(request);
            return status == NDIS_STATUS_BUFFER_TOO_SHORT ? NDIS_STATUS_INVALID_LENGTH : status;
        }
    }
}
