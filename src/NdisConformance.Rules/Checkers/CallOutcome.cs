using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Whether a call that may fail did.</summary>
internal static class CallOutcome
{
    public static bool HasFailed(in TraceEvent e, TraceRow row)
        => row.Failures.Count > 0
            ? (NDIS_STATUS)(uint)e.Result is not (NDIS_STATUS.NDIS_STATUS_SUCCESS or NDIS_STATUS.NDIS_STATUS_PENDING)
            : row.Result == TraceType.Bool ? e.Result == 0
            : !e.Subject.IsLive;
}
