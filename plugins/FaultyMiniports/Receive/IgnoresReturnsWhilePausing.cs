using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-023-ignores-returns-while-pausing", typeof(IgnoresReturnsWhilePausing))]
[assembly: FaultyMiniport("recv-023-ignores-returns-while-pausing", "RECV-023")]

namespace FaultyMiniports;

/// <summary>Takes lists back only while it runs.</summary>
public sealed class IgnoresReturnsWhilePausing : FaultyMiniport
{
    private bool _isRunning;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_PAUSE pause = characteristics.PauseHandler!;
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        MINIPORT_RETURN_NET_BUFFER_LISTS returnLists = characteristics.ReturnNetBufferListsHandler!;
        characteristics.PauseHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_PAUSE_PARAMETERS parameters) =>
        {
            _isRunning = false;
            return pause(context, ref parameters);
        };
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            _isRunning = true;
            return restart(context, ref parameters);
        };
        characteristics.ReturnNetBufferListsHandler = (context, lists, flags) =>
        {
            if (_isRunning)
            {
                returnLists(context, lists, flags);
            }
        };
    }
}
