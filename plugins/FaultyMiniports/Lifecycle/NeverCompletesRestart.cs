using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-019-never-completes-restart", typeof(NeverCompletesRestart))]
[assembly: FaultyMiniport("life-019-never-completes-restart", "LIFE-019")]

namespace FaultyMiniports;

/// <summary>Returns PENDING from MiniportRestart and never completes the restart.</summary>
public sealed class NeverCompletesRestart : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            _ = restart(context, ref parameters);
            return NDIS_STATUS_PENDING;
        };
    }
}
