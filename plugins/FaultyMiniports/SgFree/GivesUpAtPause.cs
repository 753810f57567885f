using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-017-gives-up-at-pause", typeof(GivesUpAtPause))]
[assembly: FaultyMiniport("sgdma-free-017-gives-up-at-pause", "SGDMA-FREE-017", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Gives sends up in MiniportPause whose callbacks have not come.</summary>
public sealed class GivesUpAtPause : RequestAbandoner
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            AbandonPending();
            Inner.NDIS_LOWER_IRQL(oldIrql);
            return pause(context, ref parameters);
        };
    }
}
