using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-014-completes-finished-pause", typeof(CompletesFinishedPause))]
[assembly: FaultyMiniport("life-014-completes-finished-pause", "LIFE-014")]

namespace FaultyMiniports;

/// <summary>Completes a pause from which it returns SUCCESS.</summary>
public sealed class CompletesFinishedPause : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            NDIS_STATUS status = pause(context, ref parameters);
            if (status == NDIS_STATUS_SUCCESS)
            {
                Inner.NdisMPauseComplete(Adapter.Handle);
            }

            return status;
        };
    }
}
