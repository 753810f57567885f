using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>OID requests. One per adapter.</summary>
[Resets]
internal sealed partial class OidRequests(
    DriverBoundary boundary,
    HandleTable handles,
    Miniport miniport,
    HostDuties duties,
    HostTrace trace)
{
    private NDIS_OID_REQUEST? _pendingOid;

    /// <inheritdoc/>
    public void NdisMOidRequestComplete(
        NDIS_HANDLE miniportAdapterHandle, NDIS_OID_REQUEST oidRequest, NDIS_STATUS status)
    {
        TraceMark call = trace.NdisMOidRequestCompleteCall(
            handles.Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _), status);
        if (_pendingOid == oidRequest)
        {
            _pendingOid = null;
        }

        trace.NdisMOidRequestCompleteReturn(call);
    }

    /// <summary>True while MiniportOidRequest is pending.</summary>
    public bool IsPending => _pendingOid is not null;

    /// <summary>Calls MiniportOidRequest. PENDING means that <see cref="IsPending"/> holds.</summary>
    public NDIS_STATUS Request(uint oid)
    {
        MiniportAdapter adapter = miniport.Adapter ?? throw new InvalidOperationException("there is no adapter");
        miniport.Check(duties.MayRequest(miniport.State));
        NDIS_OID_REQUEST request = new() { Oid = oid, InformationBuffer = new byte[64] };
        _pendingOid = request;
        TraceMark enter = trace.MiniportOidRequestEnter(adapter.Id, oid);
        NDIS_STATUS status = boundary.Call(
            () => adapter.Driver.Characteristics.OidRequestHandler!(adapter.Context, request));
        trace.MiniportOidRequestExit(enter, status);
        if (status != NDIS_STATUS_PENDING)
        {
            _pendingOid = null;
        }

        return status;
    }
}
