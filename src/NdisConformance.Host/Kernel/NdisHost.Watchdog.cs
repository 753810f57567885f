using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Callbacks that never return.</content>
public partial class NdisHost
{
    private const long WatchdogTicks = 60L * 10_000_000;
    private const long PauseWatchdogTicks = 10L * 10_000_000;
    private const long StallWatchdogTicks = 10_000_000;
    private readonly long[] _entered = new long[2];
    private readonly long[] _stalled = new long[2];

    /// <summary>A callback begins on a processor that was outside the driver.</summary>
    private void StartWatch(int processor)
    {
        _entered[processor] = _pc.Now;
        _stalled[processor] = 0;
    }

    /// <summary>
    /// A callback that goes on sleeping, waiting or stalling would take the harness with it: the machine stops.
    /// </summary>
    private void Watch()
    {
        int processor = _pc.Current.Number;
        if (_callbackDepth[processor] == 0)
        {
            return;
        }

        TraceName callback = _callbacks[processor][0];
        long limit = callback == TraceName.MiniportPause ? PauseWatchdogTicks : WatchdogTicks;
        if (_pc.Now - _entered[processor] <= limit && _stalled[processor] <= StallWatchdogTicks)
        {
            return;
        }

        if (callback == TraceName.MiniportPause)
        {
            ReportUncompletedSends(TraceName.TimeLimit);
            Fact(TraceName.TimeLimit, Adapter.Packed, (ulong)Operation.Pause);
        }

        Stop(0x133, $"{callback} does not return: it waits or stalls without end");
    }
}
