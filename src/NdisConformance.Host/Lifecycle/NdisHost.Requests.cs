using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host;

/// <content>OID requests and shutdown.</content>
public partial class NdisHost
{
    private NDIS_OID_REQUEST? _pendingOid;

    /// <summary>True while MiniportOidRequest is pending.</summary>
    public bool IsOidPending => _pendingOid is not null;

    /// <summary>Calls MiniportOidRequest. PENDING means that <see cref="IsOidPending"/> holds.</summary>
    public NDIS_STATUS RequestOid(uint oid)
    {
        MiniportAdapter adapter = _adapter ?? throw new InvalidOperationException("there is no adapter");
        CheckState(MayRequest(CurrentState));
        NDIS_OID_REQUEST request = new() { Oid = oid, InformationBuffer = new byte[64] };
        _pendingOid = request;
        TraceEvent enter = NewAdapterEnter(TraceName.MiniportOidRequest, adapter);
        enter.Arguments[1] = oid;
        NDIS_STATUS status = Run(
            enter,
            () => adapter.Driver.Characteristics.OidRequestHandler!(adapter.Context, request));
        if (status != NDIS_STATUS_PENDING)
        {
            _pendingOid = null;
        }

        return status;
    }

    /// <summary>
    /// Calls MiniportShutdownEx, at PASSIVE_LEVEL for power off, at HIGH_LEVEL for a bug check that the driver wants to
    /// know of. Nothing is asked of the adapter afterwards.
    /// </summary>
    public void ShutDown(NDIS_SHUTDOWN_ACTION action)
    {
        MiniportAdapter adapter = _adapter ?? throw new InvalidOperationException("there is no adapter");
        SetState(adapter, AdapterState.Shutdown);
        EndHangChecks();
        if (!CallsShutdown(action, adapter.Driver.Version, adapter.AttributeFlags))
        {
            return;
        }

        byte old = _pc.Current.Irql;
        _pc.Current.Irql = action == NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck ? HIGH_LEVEL : PASSIVE_LEVEL;
        TraceEvent enter = NewAdapterEnter(TraceName.MiniportShutdownEx, adapter);
        enter.Arguments[1] = (ulong)action;
        Run(enter, () => adapter.Driver.Characteristics.ShutdownHandlerEx!(adapter.Context, action));
        _pc.Current.Irql = old;
    }

    /// <summary>
    /// Whether MiniportShutdownEx is called: in a bug check drivers of NDIS 6.30 and later ask for it. LIFE-027.
    /// </summary>
    protected internal virtual bool CallsShutdown(NDIS_SHUTDOWN_ACTION action, int driverVersion, uint attributeFlags)
        => action != NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck
            || driverVersion < NdisVersions.Of(30)
            || (attributeFlags & NDIS_MINIPORT_ATTRIBUTES_REGISTER_BUGCHECK_CALLBACK) != 0;
}
