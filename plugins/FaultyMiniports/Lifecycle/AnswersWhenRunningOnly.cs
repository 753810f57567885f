using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-018-answers-when-running-only", typeof(AnswersWhenRunningOnly))]
[assembly: FaultyMiniport("life-018-answers-when-running-only", "LIFE-018")]

namespace FaultyMiniports;

/// <summary>Keeps what answers its requests from MiniportRestart to MiniportPause only.</summary>
public sealed class AnswersWhenRunningOnly : FaultyMiniport
{
    private readonly RunningPhase _phase = new();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        _phase.Follow(ref characteristics);
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) => (_phase.IsRunning ? answer : null)!(context, request);
    }
}
