using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-001-registers-at-dispatch", typeof(RegistersAtDispatch))]
[assembly: FaultyMiniport("reg-001-registers-at-dispatch", "REG-001")]

namespace FaultyMiniports;

/// <summary>Registers the driver at DISPATCH_LEVEL.</summary>
public sealed class RegistersAtDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        NDIS_STATUS status = base.NdisMRegisterMiniportDriver(
            driverObject,
            registryPath,
            miniportDriverContext,
            ref miniportDriverCharacteristics,
            out ndisMiniportDriverHandle);
        Inner.NDIS_LOWER_IRQL(oldIrql);
        return status;
    }
}
