using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Whether counters can be compared with the wire now, and with an earlier answer: nothing is on its way, and since
/// then the device made no error, the link did not change, and the adapter was not reset or restarted.
/// </summary>
[Resets]
internal sealed partial class CountingPeriod(CheckerContext context)
{
    private long _newestFrame = long.MinValue;
    private long _broken;

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.WireTransmit, (in e) => _newestFrame = e.Time);
        events.OnFact(TraceName.WireReceive, (in e) => _newestFrame = e.Time);
        events.OnFact(TraceName.FlawAsked, Break);
        events.OnFact(TraceName.LinkChanged, Break);
        events.OnFact(TraceName.DeviceFault, Break);
        events.OnEnter(TraceName.MiniportInitializeEx, Break);
        events.OnEnter(TraceName.MiniportRestart, Break);
        events.OnEnter(TraceName.MiniportResetEx, Break);
        events.OnEnter(TraceName.MiniportDevicePnPEventNotify, Break);
    }

    /// <summary>True if the driver may be taken to have counted all that there was.</summary>
    public bool IsQuiet(in TraceEvent e)
        => context.Sends.Outstanding == 0
            && (_newestFrame == long.MinValue || e.Time - _newestFrame >= TimeLimits.Counters)
            && context.Adapters.Current is { IsRemoved: false };

    /// <summary>True if counters can be compared with those of an answer; its sequence is 0 if there is none.</summary>
    public bool Began(long answer) => answer > _broken;

    private void Break(in TraceEvent e) => _broken = e.Sequence;
}
