using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("irql-001-raises-in-restart", typeof(RaisesInRestart))]
[assembly: FaultyMiniport("irql-001-raises-in-restart", "IRQL-001")]

namespace FaultyMiniports;

/// <summary>Returns from MiniportRestart at DISPATCH_LEVEL.</summary>
public sealed class RaisesInRestart : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            NDIS_STATUS status = restart(context, ref parameters);
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out _);
            return status;
        };
    }
}
