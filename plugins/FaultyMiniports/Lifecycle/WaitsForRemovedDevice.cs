using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-035-waits-for-removed-device", typeof(WaitsForRemovedDevice))]
[assembly: FaultyMiniport("life-035-waits-for-removed-device", "LIFE-035")]

namespace FaultyMiniports;

/// <summary>Waits in MiniportHaltEx for an event that only an interrupt of its device sets.</summary>
public sealed class WaitsForRemovedDevice : FaultyMiniport
{
    private readonly NDIS_EVENT _stopped = new();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_HALT halt = characteristics.HaltHandlerEx!;
        characteristics.HaltHandlerEx = (context, action) =>
        {
            Inner.NdisInitializeEvent(_stopped);
            if (action == NDIS_HALT_ACTION.NdisHaltDeviceSurpriseRemoved)
            {
                Inner.NdisWaitEvent(_stopped, 0);
            }

            halt(context, action);
        };
    }
}
