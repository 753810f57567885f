using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-012-deregisters-in-halt", typeof(DeregistersInHalt))]
[assembly: FaultyMiniport("reg-012-deregisters-in-halt", "REG-012")]

namespace FaultyMiniports;

/// <summary>Deregisters the driver in MiniportHaltEx, when its last adapter is gone.</summary>
public sealed class DeregistersInHalt : FaultyMiniport
{
    private NDIS_HANDLE _driver;
    private bool _isDeregistered;

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
        _driver = ndisMiniportDriverHandle;
        _isDeregistered = false;
        return status;
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
    {
        if (!_isDeregistered)
        {
            Inner.NdisMDeregisterMiniportDriver(ndisMiniportDriverHandle);
        }
    }

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_HALT halt = characteristics.HaltHandlerEx!;
        characteristics.HaltHandlerEx = (context, action) =>
        {
            halt(context, action);
            NdisMDeregisterMiniportDriver(_driver);
            _isDeregistered = true;
        };
    }
}
