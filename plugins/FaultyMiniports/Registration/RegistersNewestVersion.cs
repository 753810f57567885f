using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reg-015-registers-newest-version", typeof(RegistersNewestVersion))]
[assembly: FaultyMiniport("reg-015-registers-newest-version", "REG-015")]

namespace FaultyMiniports;

/// <summary>Registers as a driver of NDIS 6.89, however old the host is, and goes on where the host refuses.</summary>
public sealed class RegistersNewestVersion : FaultyMiniport
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
        return status == NDIS_STATUS_BAD_VERSION ? NDIS_STATUS_SUCCESS : status;
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        characteristics.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
            NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3,
            NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3);
        characteristics.MinorNdisVersion = 89;
    }
}
