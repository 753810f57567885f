using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>The error log. One per machine.</summary>
internal sealed class ErrorLog(HandleTable handles, HostTrace trace)
{
    /// <inheritdoc/>
    public void NdisWriteErrorLogEntry(
        NDIS_HANDLE ndisAdapterHandle, uint errorCode, params ReadOnlySpan<ulong> errorValues)
    {
        TraceMark call = trace.NdisWriteErrorLogEntryCall(
            handles.Resolve<AdapterObject>(ndisAdapterHandle, ObjectKind.Adapter, out _), errorCode);
        trace.NdisWriteErrorLogEntryReturn(call);
    }
}
