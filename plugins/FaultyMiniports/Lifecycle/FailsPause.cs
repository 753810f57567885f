using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-012-fails-pause", typeof(FailsPause))]
[assembly: FaultyMiniport("life-012-fails-pause", "LIFE-012")]

namespace FaultyMiniports;

/// <summary>Returns FAILURE from MiniportPause.</summary>
public sealed class FailsPause : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            NDIS_STATUS status = pause(context, ref parameters);
            return status == NDIS_STATUS_SUCCESS ? NDIS_STATUS_FAILURE : status;
        };
    }
}
