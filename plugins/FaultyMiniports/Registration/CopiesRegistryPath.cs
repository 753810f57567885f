using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-001-copies-registry-path", typeof(CopiesRegistryPath))]
[assembly: FaultyMiniport("reg-001-copies-registry-path", "REG-001")]

namespace FaultyMiniports;

/// <summary>Registers with a registry path of its own making instead of the one that DriverEntry received.</summary>
public sealed class CopiesRegistryPath : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
        => base.NdisMRegisterMiniportDriver(
            driverObject,
            new UNICODE_STRING(registryPath.Buffer),
            miniportDriverContext,
            ref miniportDriverCharacteristics,
            out ndisMiniportDriverHandle);
}
