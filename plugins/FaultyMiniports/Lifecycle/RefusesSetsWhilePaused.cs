using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-018-refuses-sets-while-paused", typeof(RefusesSetsWhilePaused))]
[assembly: FaultyMiniport("life-018-refuses-sets-while-paused", "LIFE-018")]

namespace FaultyMiniports;

/// <summary>Refuses to set anything from MiniportPause to MiniportRestart.</summary>
public sealed class RefusesSetsWhilePaused : FaultyMiniport
{
    private readonly RunningPhase _phase = new();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        _phase.Follow(ref characteristics);
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request)
            => _phase.IsPaused && request.RequestType == NDIS_REQUEST_TYPE.NdisRequestSetInformation
                ? NDIS_STATUS.NDIS_STATUS_PAUSED
                : answer(context, request);
    }
}
