using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>OID requests. One per adapter.</summary>
internal sealed class OidRequests(
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
        TraceEvent call = boundary.NewCall(TraceName.NdisMOidRequestComplete);
        call.Arguments[0] = handles.Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = (ulong)status;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
        if (_pendingOid == oidRequest)
        {
            _pendingOid = null;
        }

        boundary.End(call);
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
        TraceEvent enter = trace.NewEnter(TraceName.MiniportOidRequest, adapter.Id);
        enter.Arguments[1] = oid;
        NDIS_STATUS status = boundary.Run(
            enter,
            () => adapter.Driver.Characteristics.OidRequestHandler!(adapter.Context, request));
        if (status != NDIS_STATUS_PENDING)
        {
            _pendingOid = null;
        }

        return status;
    }
}
