using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-032-stalls-too-long", typeof(StallsTooLong))]
[assembly: FaultyMiniport("life-032-stalls-too-long", "LIFE-032")]

namespace FaultyMiniports;

/// <summary>Stalls for 100 microseconds in MiniportRestart.</summary>
public sealed class StallsTooLong : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            Inner.NdisStallExecution(100);
            return restart(context, ref parameters);
        };
    }
}
