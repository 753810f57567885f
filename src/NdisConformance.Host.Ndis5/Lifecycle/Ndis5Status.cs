using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>Status indications and resets that the driver reports (contract.md 1.9). One per machine.</summary>
internal sealed class Ndis5Status(HandleTable handles, HostTrace trace)
{
    /// <inheritdoc/>
    public void NdisMIndicateStatus(
        NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS generalStatus, PVOID statusBuffer, uint statusBufferSize)
    {
        TraceMark call = trace.NdisMIndicateStatusCall(Find(miniportAdapterHandle), generalStatus, statusBufferSize);
        trace.NdisMIndicateStatusReturn(call);
    }

    /// <inheritdoc/>
    public void NdisMIndicateStatusComplete(NDIS_HANDLE miniportAdapterHandle)
    {
        TraceMark call = trace.NdisMIndicateStatusCompleteCall(Find(miniportAdapterHandle));
        trace.NdisMIndicateStatusCompleteReturn(call);
    }

    private TraceObject Find(NDIS_HANDLE handle)
        => handles.Resolve<Ndis5Adapter>(handle, ObjectKind.Adapter, out _);
}
