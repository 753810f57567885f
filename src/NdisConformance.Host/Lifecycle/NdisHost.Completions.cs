using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Completions of pause, restart and OID requests; the error log.</content>
public partial class NdisHost
{
    /// <inheritdoc/>
    public void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle)
    {
        TraceEvent call = NewCall(TraceName.NdisMPauseComplete);
        call.Arguments[0] = Resolve(miniportAdapterHandle, ObjectKind.Adapter, out MiniportAdapter? adapter).Packed;
        bool isPending = adapter is { IsPausePending: true };
        call.Arguments[1] = isPending ? 1u : 0;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        if (isPending)
        {
            FinishPause(adapter!);
        }

        End(call);
    }

    /// <inheritdoc/>
    public void NdisMRestartComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status)
    {
        TraceEvent call = NewCall(TraceName.NdisMRestartComplete);
        call.Arguments[0] = Resolve(miniportAdapterHandle, ObjectKind.Adapter, out MiniportAdapter? adapter).Packed;
        bool isPending = adapter is { IsRestartPending: true };
        call.Arguments[1] = (ulong)status;
        call.Arguments[2] = isPending ? 1u : 0;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        if (isPending)
        {
            FinishRestart(adapter!, status);
        }

        End(call);
    }

    /// <inheritdoc/>
    public void NdisMOidRequestComplete(
        NDIS_HANDLE miniportAdapterHandle, NDIS_OID_REQUEST oidRequest, NDIS_STATUS status)
    {
        TraceEvent call = NewCall(TraceName.NdisMOidRequestComplete);
        call.Arguments[0] = Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = (ulong)status;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        if (_pendingOid == oidRequest)
        {
            _pendingOid = null;
        }

        End(call);
    }

    /// <inheritdoc/>
    public void NdisWriteErrorLogEntry(
        NDIS_HANDLE ndisAdapterHandle, uint errorCode, params ReadOnlySpan<ulong> errorValues)
    {
        TraceEvent call = NewCall(TraceName.NdisWriteErrorLogEntry);
        call.Arguments[0] = Resolve<MiniportAdapter>(ndisAdapterHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = errorCode;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        End(call);
    }
}
