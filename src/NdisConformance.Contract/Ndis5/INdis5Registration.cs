namespace NdisConformance.Contract;

/// <summary>Registration of an NDIS 5 driver, and the attributes of its adapters.</summary>
public interface INdis5Registration
{
    /// <summary>
    /// Tells NDIS that a miniport initializes: the first call of DriverEntry. PASSIVE_LEVEL. A NULL handle is failure.
    /// NDIS 6 twin: none, NdisMRegisterMiniportDriver does it all. Source: Wrap.
    /// </summary>
    void NdisMInitializeWrapper(
        out NDIS_HANDLE ndisWrapperHandle,
        DRIVER_OBJECT systemSpecific1,
        UNICODE_STRING systemSpecific2,
        PVOID systemSpecific3);

    /// <summary>
    /// Registers the entry points. characteristicsLength in bytes goes with the version: 4.0, 5.0 and 5.1 have sizes of
    /// their own. PASSIVE_LEVEL, from DriverEntry. SUCCESS; BAD_CHARACTERISTICS (length too small); BAD_VERSION;
    /// RESOURCES; FAILURE. A failure is followed by NdisTerminateWrapper. NDIS 6 twin: NdisMRegisterMiniportDriver.
    /// Source: RegM5.
    /// </summary>
    NDIS_STATUS NdisMRegisterMiniport(
        NDIS_HANDLE ndisWrapperHandle,
        ref NDIS_MINIPORT_CHARACTERISTICS miniportCharacteristics,
        uint characteristicsLength);

    /// <summary>
    /// Undoes NdisMInitializeWrapper where the registration failed. PASSIVE_LEVEL, from DriverEntry. NDIS 6 twin:
    /// NdisMDeregisterMiniportDriver. Source: WrapT.
    /// </summary>
    void NdisTerminateWrapper(NDIS_HANDLE ndisWrapperHandle, PVOID systemSpecific);

    /// <summary>
    /// Registers a MiniportUnload function, after a good registration. PASSIVE_LEVEL, from DriverEntry. NDIS 6 twin:
    /// UnloadHandler of the characteristics. Source: Unl5.
    /// </summary>
    void NdisMRegisterUnloadHandler(NDIS_HANDLE ndisWrapperHandle, MINIPORT_UNLOAD unloadHandler);

    /// <summary>
    /// NdisMSetAttributesEx with busMaster as its only attribute. PASSIVE_LEVEL, from MiniportInitialize. NDIS 6 twin:
    /// NdisMSetMiniportAttributes. Source: SetA5.
    /// </summary>
    void NdisMSetAttributes(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportAdapterContext,
        bool busMaster,
        NDIS_INTERFACE_TYPE adapterType);

    /// <summary>
    /// Tells NDIS the context of the adapter and its NDIS_ATTRIBUTE_XXX flags, before anything is allocated that stands
    /// for hardware. checkForHangTimeInSeconds 0 is two seconds. PASSIVE_LEVEL, from MiniportInitialize. NDIS 6 twin:
    /// NdisMSetMiniportAttributes. Source: SetAEx.
    /// </summary>
    void NdisMSetAttributesEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportAdapterContext,
        uint checkForHangTimeInSeconds,
        uint attributeFlags,
        NDIS_INTERFACE_TYPE adapterType);

    /// <summary>
    /// The hardware resources of the adapter; NULL where there are none. PASSIVE_LEVEL, from MiniportInitialize. NDIS 6
    /// twin: AllocatedResources of the initialization parameters. Source: QRes5.
    /// </summary>
    void NdisMQueryAdapterResources(
        out NDIS_STATUS status, NDIS_HANDLE wrapperConfigurationContext, out NDIS_RESOURCE_LIST? resourceList);
}
