using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>
/// What the driver counts, against what was on the wire. Two answers are compared, so that it does not matter where the
/// driver began.
/// </summary>
[Resets]
internal sealed partial class StatisticsChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Sent = new()
    {
        Id = "OID-011",
        Level = RuleLevel.Must,
        Title = "Sent frames are counted",
        Requirement = "Between two answers OID_GEN_XMIT_OK goes up by the frames that left: neither by lists, nor by "
            + "sends that failed. Not judged until 10 seconds after the last of them, nor across errors of the "
            + "device, changes of the link, resets and restarts.",
        Source = "OidXmitOk",
        Why = "Whoever looks for the cause of lost frames is led astray.",
        AppliesTo = "drivers that answer OID_GEN_XMIT_OK",
    };

    private readonly OwnedRule _counted = context.Rules.Own(Sent);
    private uint _onWire;
    private long _lastOnWire = long.MinValue;
    private long _known;
    private uint _knownFrames;
    private uint _knownOnWire;

    public static RuleDescriptor[] Rules => [Sent];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.WireTransmit, OnTransmit);
        events.OnFact(TraceName.SentFramesReported, OnReported);
        events.OnFact(TraceName.FlawAsked, Forget);
        events.OnFact(TraceName.LinkChanged, Forget);
        events.OnFact(TraceName.DeviceFault, Forget);
        events.OnEnter(TraceName.MiniportInitializeEx, Forget);
        events.OnEnter(TraceName.MiniportRestart, Forget);
        events.OnEnter(TraceName.MiniportResetEx, Forget);
        events.OnEnter(TraceName.MiniportDevicePnPEventNotify, Forget);
    }

    private void OnTransmit(in TraceEvent e) => (_onWire, _lastOnWire) = (_onWire + 1, e.Time);

    private void Forget(in TraceEvent e) => _known = 0;

    private void OnReported(in TraceEvent e)
    {
        if (context.Sends.Outstanding > 0
            || (_lastOnWire != long.MinValue && e.Time - _lastOnWire < TimeLimits.Counters)
            || context.Adapters.Current is not { IsRemoved: false } adapter)
        {
            _known = 0;
            return;
        }

        // Of 32 bits, as a driver may have no more.
        uint frames = (uint)new SentFramesReportedEvent(in e).Frames;
        uint left = _onWire - _knownOnWire;
        uint counted = frames - _knownFrames;
        _counted.Exercise(_known != 0 && left > 0);
        if (_known != 0 && counted != left)
        {
            _counted.Report(
                adapter.Id,
                _known,
                e.Sequence,
                Invariant($"OID_GEN_XMIT_OK goes up by {left}, the frames that left since it was asked for"),
                Invariant($"it went up by {(int)counted}"));
        }

        (_known, _knownFrames, _knownOnWire) = (e.Sequence, frames, _onWire);
    }
}
