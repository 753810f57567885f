using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-020-stays-open", typeof(StaysOpenAfterFailedRestart))]
[assembly: FaultyMiniport("life-020-stays-open", "LIFE-020")]

namespace FaultyMiniports;

/// <summary>Fails its second restart after it has begun to receive, and does not stop that.</summary>
public sealed class StaysOpenAfterFailedRestart : FaultyMiniport
{
    private int _restarts;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            _restarts++;
            NDIS_STATUS status = _restarts == 3 ? NDIS_STATUS_SUCCESS : restart(context, ref parameters);
            return _restarts == 2 ? NDIS_STATUS_RESOURCES : status;
        };
    }
}
