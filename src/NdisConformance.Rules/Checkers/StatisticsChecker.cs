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
    // NDIS_STATISTICS_FLAGS_VALID_XXX: frames of all three kinds.
    private const uint ReceivedFlags = 0x7;
    private const uint SentFlags = 0x1C0;

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

    private static readonly RuleDescriptor Received = new()
    {
        Id = "OID-015",
        Level = RuleLevel.Must,
        Title = "Received frames are counted",
        Requirement = "Between two answers OID_GEN_RCV_OK goes up by no fewer frames than were indicated of those that "
            + "arrived meanwhile, and by no more than arrived; frames may be dropped. Not judged until 10 seconds "
            + "after the last of them, nor across errors of the device, changes of the link, resets and restarts.",
        Source = "OidRcvOk",
        Why = "Whoever looks for the cause of lost frames is led astray.",
        AppliesTo = "drivers that answer OID_GEN_RCV_OK",
    };

    private static readonly RuleDescriptor Statistics = new()
    {
        Id = "OID-016",
        Level = RuleLevel.Must,
        Title = "Statistics agree with the wire",
        Requirement = "Between two answers of OID_GEN_STATISTICS the frames that were sent and received, of all three "
            + "kinds together, go up as OID-011 and OID-015 say, where SupportedStatistics says that they are valid.",
        Source = "OidStats",
        Why = "Whoever looks for the cause of lost frames is led astray.",
        AppliesTo = "drivers whose answer to OID_GEN_STATISTICS counts frames",
    };

    private readonly OwnedRule _sent = context.Rules.Own(Sent);
    private readonly OwnedRule _received = context.Rules.Own(Received);
    private readonly OwnedRule _statistics = context.Rules.Own(Statistics);

    private readonly CountingPeriod _period = new(context);
    private uint _onWire;
    private uint _arrived;
    private uint _indicated;
    private uint _newestFrame;
    private Baseline _sentOk;
    private Baseline _receivedOk;
    private Baseline _sentStatistics;
    private Baseline _receivedStatistics;

    public static RuleDescriptor[] Rules => [Sent, Received, Statistics];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.WireTransmit, OnTransmit);
        events.OnFact(TraceName.WireReceive, OnArrival);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnFact(TraceName.SentFramesReported, OnSent);
        events.OnFact(TraceName.ReceivedFramesReported, OnReceived);
        events.OnFact(TraceName.StatisticsReported, OnStatistics);
        _period.Subscribe(events);
    }

    private void OnTransmit(in TraceEvent e) => _onWire++;

    private void OnArrival(in TraceEvent e)
        => (_arrived, _newestFrame) = (_arrived + 1, new WireReceiveEvent(in e).Frame.Number);

    private void OnIndicated(in TraceEvent e)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        if (indicated.Match == FrameMatch.Exact)
        {
            _indicated++;
            _receivedOk.Count(indicated.Frame);
            _receivedStatistics.Count(indicated.Frame);
        }
    }

    private void OnSent(in TraceEvent e)
        => JudgeSent(_sent, e, "OID_GEN_XMIT_OK", new SentFramesReportedEvent(in e).Frames, ref _sentOk);

    private void OnReceived(in TraceEvent e)
        => JudgeReceived(
            _received, e, "OID_GEN_RCV_OK", new ReceivedFramesReportedEvent(in e).Frames, ref _receivedOk);

    private void OnStatistics(in TraceEvent e)
    {
        StatisticsReportedEvent reported = new(in e);
        if ((reported.Supported & SentFlags) == SentFlags)
        {
            JudgeSent(_statistics, e, "the count of sent frames in "
                + "OID_GEN_STATISTICS", reported.Sent, ref _sentStatistics);
        }

        if ((reported.Supported & ReceivedFlags) == ReceivedFlags)
        {
            JudgeReceived(
                _statistics, e, "the count of received frames in "
                    + "OID_GEN_STATISTICS", reported.Received, ref _receivedStatistics);
        }
    }

    private void JudgeSent(OwnedRule rule, in TraceEvent e, string counter, ulong frames, ref Baseline before)
    {
        if (!_period.IsQuiet(e))
        {
            before.Since = 0;
            return;
        }

        // Of 32 bits, as a driver may have no more.
        uint left = _onWire - before.OnWire;
        uint counted = (uint)frames - before.Frames;
        rule.Exercise(_period.Began(before.Since) && left > 0);
        if (_period.Began(before.Since) && counted != left)
        {
            rule.Report(
                context.Adapters.CurrentId,
                before.Since,
                e.Sequence,
                Invariant($"{counter} up by {left}, the frames that left since the answer before"),
                Invariant($"{counter} went up by {(int)counted}"));
        }

        before = NewBaseline(e, frames);
    }

    private void JudgeReceived(OwnedRule rule, in TraceEvent e, string counter, ulong frames, ref Baseline before)
    {
        if (!_period.IsQuiet(e))
        {
            before.Since = 0;
            return;
        }

        uint counted = (uint)frames - before.Frames;
        uint most = _arrived - before.Arrived + before.Backlog;
        rule.Exercise(_period.Began(before.Since) && before.Indicated > 0);
        if (_period.Began(before.Since) && (counted < before.Indicated || counted > most))
        {
            rule.Report(
                context.Adapters.CurrentId,
                before.Since,
                e.Sequence,
                Invariant($"{counter} up by {before.Indicated} to {most}: the frames that were ")
                    + "indicated, and those that arrived, since the answer before",
                Invariant($"{counter} went up by {(int)counted}"));
        }

        before = NewBaseline(e, frames);
    }

    private Baseline NewBaseline(in TraceEvent e, ulong frames) => new()
    {
        Since = e.Sequence,
        Frames = (uint)frames,
        OnWire = _onWire,
        Arrived = _arrived,
        NewestFrame = _newestFrame,
        Backlog = _arrived - _indicated,
    };

    /// <summary>What an answer said, and how things stood then.</summary>
    private struct Baseline
    {
        /// <summary>Sequence of the answer; 0 if there is none to compare with.</summary>
        public long Since;

        public uint Frames;

        public uint OnWire;

        public uint Arrived;

        public uint NewestFrame;

        /// <summary>Frames that had arrived and were not indicated: the driver may find them later.</summary>
        public uint Backlog;

        /// <summary>Frames that arrived since and were indicated.</summary>
        public uint Indicated;

        public void Count(TraceObject frame) => Indicated += frame.Number > NewestFrame ? 1u : 0;
    }
}
