namespace NdisConformance.Contract;

/// <summary>Registration of the driver and of adapter attributes.</summary>
public interface INdisRegistration
{
    /// <summary>
    /// Registers the driver. Call from DriverEntry with what DriverEntry received. PASSIVE_LEVEL. SUCCESS;
    /// BAD_CHARACTERISTICS (header wrong for the declared version); BAD_VERSION (version not known to this host);
    /// RESOURCES; FAILURE. MiniportSetOptions runs inside the call. Source: RegM.
    /// </summary>
    NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle);

    /// <summary>
    /// Deregisters the driver: from MiniportDriverUnload, or from a DriverEntry that fails after a good
    /// registration. PASSIVE_LEVEL. Source: DeregM.
    /// </summary>
    void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle);

    /// <summary>
    /// Sets the registration attributes: the first call of MiniportInitializeEx. PASSIVE_LEVEL. SUCCESS;
    /// BAD_VERSION (revision not known). Source: SetAttr, RAttr.
    /// </summary>
    NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle,
        ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes);

    /// <summary>
    /// Sets the general attributes, after the registration attributes. PASSIVE_LEVEL. SUCCESS; BAD_VERSION
    /// (revision not known). Source: SetAttr, GAttr.
    /// </summary>
    NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle,
        ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes);

    /// <summary>The version of the host: 0x0006001E is NDIS 6.30. At most DISPATCH_LEVEL.</summary>
    uint NdisGetVersion();
}
