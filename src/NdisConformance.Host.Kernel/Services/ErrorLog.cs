using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>The error log. One per machine.</summary>
internal sealed class ErrorLog(DriverBoundary boundary, HandleTable handles)
{
    /// <inheritdoc/>
    public void NdisWriteErrorLogEntry(
        NDIS_HANDLE ndisAdapterHandle, uint errorCode, params ReadOnlySpan<ulong> errorValues)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisWriteErrorLogEntry);
        call.Arguments[0] = handles.Resolve<AdapterObject>(ndisAdapterHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = errorCode;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
        boundary.End(call);
    }
}
