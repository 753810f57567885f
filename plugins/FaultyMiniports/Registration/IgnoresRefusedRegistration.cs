using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reg-013-ignores-refused-registration", typeof(IgnoresRefusedRegistration))]
[assembly: FaultyMiniport("reg-013-ignores-refused-registration", "REG-013")]

namespace FaultyMiniports;

/// <summary>Takes a refused registration of the driver for a success.</summary>
public sealed class IgnoresRefusedRegistration : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
    {
        _ = base.NdisMRegisterMiniportDriver(
            driverObject,
            registryPath,
            miniportDriverContext,
            ref miniportDriverCharacteristics,
            out ndisMiniportDriverHandle);
        return NDIS_STATUS_SUCCESS;
    }
}
