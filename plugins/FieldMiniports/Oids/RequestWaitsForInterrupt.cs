using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("request-waits-for-interrupt", typeof(RequestWaitsForInterrupt))]

namespace FieldMiniports;

/// <summary>
/// A query for statistics is answered by the next DPC; if no interrupt comes, a pause or halt leaves it pending for
/// ever.
/// </summary>
public sealed class RequestWaitsForInterrupt : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Answers(adapter);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private NDIS_OID_REQUEST _pended;

        public NDIS_STATUS Pend(NDIS_OID_REQUEST request)
        {
            _pended = request;
            return NDIS_STATUS_PENDING;
        }

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            NDIS_OID_REQUEST request = _pended;
            if (request != null)
            {
                _pended = null;
                Ndis.NdisMOidRequestComplete(Handle, request, ((Answers)Oids).Answer(request));
            }
        }
    }

    private sealed class Answers(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;

        public NDIS_STATUS Answer(NDIS_OID_REQUEST request) => base.Handle(request);

        public override NDIS_STATUS Handle(NDIS_OID_REQUEST request)
            => request.RequestType == NDIS_REQUEST_TYPE.NdisRequestQueryStatistics
                || (request.RequestType == NDIS_REQUEST_TYPE.NdisRequestQueryInformation
                    && request.DATA.QUERY_INFORMATION.Oid == OID_GEN_STATISTICS)
                ? ((Part)_owner).Pend(request)
                : base.Handle(request);
    }
}
