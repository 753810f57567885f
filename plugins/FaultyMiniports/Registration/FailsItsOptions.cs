using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reg-013-fails-its-options", typeof(FailsItsOptions))]
[assembly: FaultyMiniport("reg-013-fails-its-options", "REG-013")]

namespace FaultyMiniports;

/// <summary>Fails MiniportSetOptions, and takes the registration that fails with it for a success.</summary>
public sealed class FailsItsOptions : FaultyMiniport
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
        return status == NDIS_STATUS_NOT_SUPPORTED ? NDIS_STATUS_SUCCESS : status;
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => characteristics.SetOptionsHandler = (driverHandle, driverContext) => NDIS_STATUS_NOT_SUPPORTED;
}
