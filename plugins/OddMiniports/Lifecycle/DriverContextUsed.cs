using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("driver-context-used", typeof(DriverContextUsed))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Gives NDIS a driver context and finds itself by it. Legal: NdisMRegisterMiniportDriver: MiniportDriverContext.
/// </summary>
public sealed class DriverContextUsed : OddDriver
{
    private PVOID _context;

    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        _ndis = ndis;
        _version = NdisVersion.HighestCommon(ndis.NdisGetVersion());
        _context = ndis.Pin(this);
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = Characteristics();
        NDIS_STATUS status = ndis.NdisMRegisterMiniportDriver(
            driverObject, registryPath, _context, ref characteristics, out _driverHandle);
        if (status != NDIS_STATUS_SUCCESS)
        {
            ndis.Unpin(_context);
        }

        return status;
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS Initialize(
        NDIS_HANDLE ndisMiniportHandle,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_INIT_PARAMETERS miniportInitParameters)
        => _ndis.Get<DriverContextUsed>(miniportDriverContext)
            .InitializeAdapter(ndisMiniportHandle, ref miniportInitParameters);

    /// <inheritdoc/>
    protected override void Unload(DRIVER_OBJECT driverObject)
    {
        base.Unload(driverObject);
        _ndis.Unpin(_context);
    }

    private NDIS_STATUS InitializeAdapter(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_INIT_PARAMETERS miniportInitParameters)
        => base.Initialize(ndisMiniportHandle, default, ref miniportInitParameters);
}
