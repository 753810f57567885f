using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("ndis5-013-initializes-wrapper", typeof(InitializesWrapper))]
[assembly: FaultyMiniport("ndis5-013-initializes-wrapper", "NDIS5-013")]

namespace FaultyMiniports;

/// <summary>A driver of NDIS 6 whose DriverEntry still begins with NdisMInitializeWrapper of NDIS 5.</summary>
public sealed class InitializesWrapper : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
    {
        ((INdis5)Inner).NdisMInitializeWrapper(out _, driverObject, registryPath, null);
        return base.NdisMRegisterMiniportDriver(
            driverObject,
            registryPath,
            miniportDriverContext,
            ref miniportDriverCharacteristics,
            out ndisMiniportDriverHandle);
    }
}
