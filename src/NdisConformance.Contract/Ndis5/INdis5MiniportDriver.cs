namespace NdisConformance.Contract;

/// <summary>
/// A miniport driver of NDIS 5.0 or 5.1: what its image is to Windows. The harness makes one instance with the
/// parameterless constructor for each machine and calls <see cref="DriverEntry"/>; everything else happens through the
/// registered callbacks.
/// </summary>
public interface INdis5MiniportDriver
{
    /// <summary>
    /// DriverEntry. PASSIVE_LEVEL. Calls <see cref="INdis5Registration.NdisMInitializeWrapper"/>, then <see
    /// cref="INdis5Registration.NdisMRegisterMiniport"/>, and returns the status of the latter. Source: Wrap, RegM5.
    /// </summary>
    /// <param name="ndis">The DDI functions of the machine that loads the driver.</param>
    /// <param name="driverObject">To be handed to NdisMInitializeWrapper as SystemSpecific1.</param>
    /// <param name="registryPath">To be handed to NdisMInitializeWrapper as SystemSpecific2.</param>
    NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath);
}
