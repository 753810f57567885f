using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-013-pauses-at-once", typeof(PausesAtOnce))]
[assembly: FaultyMiniport("life-013-pauses-at-once", "LIFE-013")]

namespace FaultyMiniports;

/// <summary>Says that it is paused while traffic is outstanding.</summary>
public sealed class PausesAtOnce : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            _ = pause(context, ref parameters);
            return NDIS_STATUS_SUCCESS;
        };
    }

    /// <inheritdoc/>
    public override void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle)
    {
    }
}
