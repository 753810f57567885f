using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reg-011-fails-after-registering", typeof(FailsAfterRegistering))]
[assembly: FaultyMiniport("reg-011-fails-after-registering", "REG-011")]

namespace FaultyMiniports;

/// <summary>Fails DriverEntry after the driver was registered, and leaves it registered.</summary>
public sealed class FailsAfterRegistering : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
    {
        NDIS_STATUS status = base.NdisMRegisterMiniportDriver(
            driverObject,
            registryPath,
            miniportDriverContext,
            ref miniportDriverCharacteristics,
            out ndisMiniportDriverHandle);
        return status == NDIS_STATUS_SUCCESS ? NDIS_STATUS_RESOURCES : status;
    }
}
