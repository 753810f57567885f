namespace NdisConformance.Contract;

/// <summary>Completion of lifecycle requests.</summary>
public interface INdisLifecycle : INdisErrorLog
{
    /// <summary>
    /// Completes a MiniportPause that returned PENDING, once. At most DISPATCH_LEVEL. Source: PauseDone.
    /// </summary>
    void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle);

    /// <summary>
    /// Completes a MiniportRestart that returned PENDING, once. At most DISPATCH_LEVEL. Source: RstDone.
    /// </summary>
    void NdisMRestartComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status);

    /// <summary>
    /// Completes a MiniportResetEx that returned PENDING, once, with no lock held. At most DISPATCH_LEVEL. NDIS sets
    /// packet filter and multicast list again if addressingReset is true. Source: ResetDone.
    /// </summary>
    void NdisMResetComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS status, bool addressingReset);

    /// <summary>
    /// Completes a MiniportOidRequest that returned PENDING, once. At most DISPATCH_LEVEL. Source: OidDone.
    /// </summary>
    void NdisMOidRequestComplete(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_OID_REQUEST oidRequest,
        NDIS_STATUS status);
}
