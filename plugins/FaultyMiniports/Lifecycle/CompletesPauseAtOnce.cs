using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-013-completes-pause-at-once", typeof(CompletesPauseAtOnce))]
[assembly: FaultyMiniport("life-013-completes-pause-at-once", "LIFE-013")]

namespace FaultyMiniports;

/// <summary>Completes a pause before it returns PENDING from it.</summary>
public sealed class CompletesPauseAtOnce : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            NDIS_STATUS status = pause(context, ref parameters);
            if (status == NDIS_STATUS_PENDING)
            {
                Inner.NdisMPauseComplete(Adapter.Handle);
            }

            return status;
        };
    }

    /// <inheritdoc/>
    public override void NdisMPauseComplete(NDIS_HANDLE miniportAdapterHandle)
    {
    }
}
