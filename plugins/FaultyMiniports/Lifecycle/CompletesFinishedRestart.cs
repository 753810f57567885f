using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("life-019-completes-finished-restart", typeof(CompletesFinishedRestart))]
[assembly: FaultyMiniport("life-019-completes-finished-restart", "LIFE-019")]

namespace FaultyMiniports;

/// <summary>Completes a restart from which it returns SUCCESS.</summary>
public sealed class CompletesFinishedRestart : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            NDIS_STATUS status = restart(context, ref parameters);
            Inner.NdisMRestartComplete(Adapter.Handle, status);
            return status;
        };
    }
}
