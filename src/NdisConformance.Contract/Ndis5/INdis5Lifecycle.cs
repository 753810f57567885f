namespace NdisConformance.Contract;

/// <summary>Status, requests and resets of NDIS 5.</summary>
public interface INdis5Lifecycle
{
    /// <summary>
    /// Reports a change of the adapter's status. At most DISPATCH_LEVEL. NDIS_STATUS_MEDIA_CONNECT and
    /// NDIS_STATUS_MEDIA_DISCONNECT have no buffer. NDIS 6 twin: NdisMIndicateStatusEx. Source: Stat5.
    /// </summary>
    void NdisMIndicateStatus(
        NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS generalStatus, PVOID statusBuffer, uint statusBufferSize);

    /// <summary>Ends a series of status indications. At most DISPATCH_LEVEL. Source: StatC5.</summary>
    void NdisMIndicateStatusComplete(NDIS_HANDLE miniportAdapterHandle);

    /// <summary>
    /// Completes a MiniportQueryInformation that returned PENDING, once. At most DISPATCH_LEVEL. NDIS 6 twin:
    /// NdisMOidRequestComplete. Source: QryC5.
    /// </summary>
    void NdisMQueryInformationComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status);

    /// <summary>
    /// Completes a MiniportSetInformation that returned PENDING, once. At most DISPATCH_LEVEL. NDIS 6 twin:
    /// NdisMOidRequestComplete. Source: SetC5.
    /// </summary>
    void NdisMSetInformationComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status);

    /// <summary>
    /// Completes a MiniportReset that returned PENDING, once. DISPATCH_LEVEL. NDIS 6 twin: NdisMResetComplete.
    /// Source: ResetDone.
    /// </summary>
    void NdisMResetComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status, bool addressingReset);

    /// <summary>
    /// Registers a function that is called when the system shuts down. PASSIVE_LEVEL, from MiniportInitialize. NDIS 6
    /// twin: ShutdownHandlerEx of the characteristics. Source: Shut5.
    /// </summary>
    void NdisMRegisterAdapterShutdownHandler(
        NDIS_HANDLE miniportAdapterHandle, PVOID shutdownContext, ADAPTER_SHUTDOWN_HANDLER shutdownHandler);

    /// <summary>Ends that. PASSIVE_LEVEL, from MiniportHalt or a failing MiniportInitialize. Source: ShutD5.</summary>
    void NdisMDeregisterAdapterShutdownHandler(NDIS_HANDLE miniportAdapterHandle);
}
