using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reg-013-deregisters-nothing", typeof(DeregistersNothing))]
[assembly: FaultyMiniport("reg-013-deregisters-nothing", "REG-013")]

namespace FaultyMiniports;

/// <summary>Cleans up after a refused registration by deregistering the driver that is not registered.</summary>
public sealed class DeregistersNothing : FaultyMiniport
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
        if (status != NDIS_STATUS_SUCCESS)
        {
            Inner.NdisMDeregisterMiniportDriver(ndisMiniportDriverHandle);
        }

        return status;
    }
}
