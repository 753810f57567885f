namespace NdisConformance.Contract;

/// <summary>
/// A miniport driver: what its image is to Windows. The harness makes one instance with the parameterless constructor
/// for each machine and calls <see cref="DriverEntry"/>; everything else happens through the registered callbacks.
/// </summary>
public interface IMiniportDriver
{
    /// <summary>
    /// DriverEntry. PASSIVE_LEVEL. Registers with <see cref="INdisRegistration.NdisMRegisterMiniportDriver"/> and
    /// returns its status. Source: RegM.
    /// </summary>
    /// <param name="ndis">The DDI functions of the machine that loads the driver.</param>
    /// <param name="driverObject">To be handed to the registration.</param>
    /// <param name="registryPath">To be handed to the registration.</param>
    NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath);
}
