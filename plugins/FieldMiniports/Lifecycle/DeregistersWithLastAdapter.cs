using FieldMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("deregisters-with-last-adapter", typeof(DeregistersWithLastAdapter))]

namespace FieldMiniports;

/// <summary>
/// The halt of the last adapter deregisters the driver, because nothing is left for it to do; MiniportDriverUnload
/// deregisters it only if it has had no adapter.
/// </summary>
public sealed class DeregistersWithLastAdapter : FieldDriver
{
    private uint _adapters;

    /// <inheritdoc/>
    protected override NDIS_STATUS Initialize(
        NDIS_HANDLE ndisMiniportHandle,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_INIT_PARAMETERS miniportInitParameters)
    {
        NDIS_STATUS status = base.Initialize(ndisMiniportHandle, miniportDriverContext, ref miniportInitParameters);
        _adapters += status == NDIS_STATUS_SUCCESS ? 1u : 0u;
        return status;
    }

    /// <inheritdoc/>
    protected override void Halt(NDIS_HANDLE miniportAdapterContext, NDIS_HALT_ACTION haltAction)
    {
        base.Halt(miniportAdapterContext, haltAction);
        _adapters--;
        if (_adapters == 0)
        {
            Deregister();
        }
    }

    /// <inheritdoc/>
    protected override void Unload(DRIVER_OBJECT driverObject) => Deregister();

    private void Deregister()
    {
        if (_driverHandle != null)
        {
            _ndis.NdisMDeregisterMiniportDriver(_driverHandle);
            _driverHandle = null;
        }
    }
}
