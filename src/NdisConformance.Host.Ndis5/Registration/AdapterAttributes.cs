using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>What MiniportInitialize says of its adapter, and asks of it (contract.md 1.9). One per driver.</summary>
internal sealed class AdapterAttributes(
    HandleTable handles, HostTrace trace, RegisterWindow registers)
{
    private const uint Vector = 16;

    /// <inheritdoc/>
    public void NdisMSetAttributes(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportAdapterContext,
        bool busMaster,
        NDIS_INTERFACE_TYPE adapterType)
    {
        TraceMark call = trace.NdisMSetAttributesCall(
            Find(miniportAdapterHandle, out Ndis5Adapter? adapter), busMaster);
        Set(adapter, miniportAdapterContext, 0, busMaster ? NDIS_ATTRIBUTE_BUS_MASTER : 0);
        trace.NdisMSetAttributesReturn(call);
    }

    /// <inheritdoc/>
    public void NdisMSetAttributesEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportAdapterContext,
        uint checkForHangTimeInSeconds,
        uint attributeFlags,
        NDIS_INTERFACE_TYPE adapterType)
    {
        TraceMark call = trace.NdisMSetAttributesExCall(
            Find(miniportAdapterHandle, out Ndis5Adapter? adapter), checkForHangTimeInSeconds, attributeFlags);
        Set(adapter, miniportAdapterContext, checkForHangTimeInSeconds, attributeFlags);
        trace.NdisMSetAttributesExReturn(call);
    }

    /// <inheritdoc/>
    public void NdisMQueryAdapterResources(
        out NDIS_STATUS status, NDIS_HANDLE wrapperConfigurationContext, out NDIS_RESOURCE_LIST? resourceList)
    {
        TraceMark call = trace.NdisMQueryAdapterResourcesCall(
            Find(wrapperConfigurationContext, out Ndis5Adapter? adapter));
        status = adapter is null ? NDIS_STATUS_FAILURE : NDIS_STATUS_SUCCESS;
        resourceList = adapter is null ? null : new NDIS_RESOURCE_LIST(
            new CM_PARTIAL_RESOURCE_DESCRIPTOR(CmResourceTypeMemory, registers.BusAddress, registers.Length, 0, 0),
            new CM_PARTIAL_RESOURCE_DESCRIPTOR(CmResourceTypeInterrupt, default, 0, DEVICE_LEVEL, Vector));
        trace.NdisMQueryAdapterResourcesReturn(call, status);
    }

    /// <inheritdoc/>
    public void NdisMRegisterAdapterShutdownHandler(
        NDIS_HANDLE miniportAdapterHandle, PVOID shutdownContext, ADAPTER_SHUTDOWN_HANDLER shutdownHandler)
    {
        TraceMark call = trace.NdisMRegisterAdapterShutdownHandlerCall(
            Find(miniportAdapterHandle, out Ndis5Adapter? adapter));
        if (adapter is not null)
        {
            (adapter.ShutdownHandler, adapter.ShutdownContext) = (shutdownHandler, shutdownContext);
        }

        trace.NdisMRegisterAdapterShutdownHandlerReturn(call);
    }

    /// <inheritdoc/>
    public void NdisMDeregisterAdapterShutdownHandler(NDIS_HANDLE miniportAdapterHandle)
    {
        TraceMark call = trace.NdisMDeregisterAdapterShutdownHandlerCall(
            Find(miniportAdapterHandle, out Ndis5Adapter? adapter));
        if (adapter is not null)
        {
            adapter.ShutdownHandler = null;
        }

        trace.NdisMDeregisterAdapterShutdownHandlerReturn(call);
    }

    private static void Set(Ndis5Adapter? adapter, NDIS_HANDLE context, uint seconds, uint flags)
    {
        if (adapter is not null)
        {
            adapter.HasAttributes = true;
            adapter.Context = context;
            adapter.CheckForHangTimeInSeconds = seconds;
            adapter.AttributeFlags = flags;
        }
    }

    private TraceObject Find(NDIS_HANDLE handle, out Ndis5Adapter? adapter)
        => handles.Resolve(handle, ObjectKind.Adapter, out adapter);
}
