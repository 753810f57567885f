using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("life-018-answers-when-running-only", typeof(AnswersWhenRunningOnly))]
[assembly: FaultyMiniport("life-018-answers-when-running-only", "LIFE-018")]

namespace FaultyMiniports;

/// <summary>Keeps what answers its requests from MiniportRestart to MiniportPause only.</summary>
public sealed class AnswersWhenRunningOnly : FaultyMiniport
{
    private MINIPORT_OID_REQUEST? _answer;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            _answer = answer;
            return restart(context, ref parameters);
        };
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            _answer = null;
            return pause(context, ref parameters);
        };
        characteristics.OidRequestHandler = (context, request) => _answer!(context, request);
    }
}
