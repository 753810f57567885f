using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>
/// The bytes that the driver counts, and for whom frames were, against what was on the wire. Two answers are compared,
/// as in <see cref="StatisticsChecker"/>.
/// </summary>
[Resets]
internal sealed partial class CountedKindsChecker(CheckerContext context) : IChecker
{
    private const int Kinds = 5;
    private const uint HeaderBytes = 14;
    private const uint CheckSequenceBytes = 4;

    private static readonly StatisticsMember AllSent = Member("ifHCOutOctets");
    private static readonly StatisticsMember AllReceived = Member("ifHCInOctets");

    // All that the host sends is for all stations.
    private static readonly Counters SentToAll = new(Member("ifHCOutBroadcastPkts"), Member("ifHCOutBroadcastOctets"));

    private static readonly uint SentFlags = SentToAll.Frames.Flag
        | Member("ifHCOutUcastPkts").Flag
        | Member("ifHCOutMulticastPkts").Flag;

    // By FrameAudience.
    private static readonly Counters[] Received =
    [
        default,
        new(Member("ifHCInUcastPkts"), Member("ifHCInUcastOctets")),
        new(Member("ifHCInMulticastPkts"), Member("ifHCInMulticastOctets")),
        new(Member("ifHCInBroadcastPkts"), Member("ifHCInBroadcastOctets")),
    ];

    private static readonly uint ReceivedFlags =
        Received.Aggregate(0u, (flags, kind) => flags | kind.Frames.Flag);

    private static readonly RuleDescriptor Counted = new()
    {
        Id = "OID-022",
        Level = RuleLevel.Must,
        Title = "Bytes and kinds are counted",
        Requirement = "Between two answers of OID_GEN_STATISTICS the bytes go up by those of the frames, with or "
            + "without header, padding and check sequence; and frames and bytes for one station, for groups and for "
            + "all stations go up where such frames were. Received ones are judged where all that arrived was "
            + "indicated. Otherwise as OID-016.",
        Source = "OidStats",
        Why = "Tools show traffic that there was not.",
        AppliesTo = "drivers whose answer to OID_GEN_STATISTICS counts bytes or kinds of frames",
    };

    private readonly OwnedRule _counted = context.Rules.Own(Counted);
    private readonly CountingPeriod _period = new(context);
    private readonly Kind[] _arrived = new Kind[Kinds];
    private readonly ulong[] _receivedBefore = new ulong[Kinds];
    private readonly ulong[] _receivedBytesBefore = new ulong[Kinds];
    private Kind _sent;
    private bool _sentOthers;
    private SentKinds _sentBefore;
    private ulong _allReceivedBefore;
    private ulong _allSentBefore;
    private uint _indicated;
    private uint _oldestFrame;
    private long _receivedSince;
    private long _sentSince;

    public static RuleDescriptor[] Rules => [Counted];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.WireTransmit, OnTransmit);
        events.OnFact(TraceName.WireReceive, OnArrival);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnFact(TraceName.ReceivedKindsReported, OnReceived);
        events.OnFact(TraceName.SentKindsReported, OnSent);
        _period.Subscribe(events);
    }

    private void OnTransmit(in TraceEvent e)
    {
        WireTransmitEvent sent = new(in e);
        uint length = sent.Length;
        ulong data = length;
        _sentOthers |= sent.Match != WireMatch.Exact;
        if (sent.Nb is { Number: not 0 } nb && context.Sends.Nbs.Contains(nb.Number))
        {
            data = Math.Min(data, context.Sends.Nbs.Find(nb.Number).DataLength);
        }

        _sent.Add(data, length);
    }

    private void OnArrival(in TraceEvent e)
    {
        WireReceiveEvent arrival = new(in e);
        _oldestFrame = _oldestFrame == 0 ? arrival.Frame.Number : _oldestFrame;
        _arrived[(int)arrival.Audience].Add(arrival.Length, arrival.Length);
    }

    private void OnIndicated(in TraceEvent e)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        if (indicated.Match == FrameMatch.Exact && _oldestFrame != 0 && indicated.Frame.Number >= _oldestFrame)
        {
            _indicated++;
        }
    }

    private void OnSent(in TraceEvent e)
    {
        SentKindsReportedEvent reported = new(in e);
        bool isQuiet = _period.IsQuiet(e);
        if (isQuiet && _period.Began(_sentSince) && !_sentOthers)
        {
            _counted.Exercise(_sent.Frames > 0);
            CheckBytes(e, _sentSince, AllSent, reported.Supported, reported.Bytes - _allSentBefore, _sent);
            CheckKind(
                e,
                _sentSince,
                SentToAll,
                reported.Supported,
                IsSumRight(reported.Supported, SentFlags, reported.Frames - _sentBefore.Frames, _sent),
                reported.BroadcastFrames - _sentBefore.BroadcastFrames,
                reported.BroadcastBytes - _sentBefore.BroadcastBytes,
                _sent);
        }

        _sentSince = isQuiet ? e.Sequence : 0;
        _sent = default;
        _sentOthers = false;
        _allSentBefore = reported.Bytes;
        _sentBefore = new SentKinds(reported.Frames, reported.BroadcastFrames, reported.BroadcastBytes);
    }

    private void OnReceived(in TraceEvent e)
    {
        ReceivedKindsReportedEvent reported = new(in e);
        ReadOnlySpan<ulong> frames =
            [0, reported.DirectedFrames, reported.MulticastFrames, reported.BroadcastFrames, 0];
        ReadOnlySpan<ulong> bytes = [0, reported.DirectedBytes, reported.MulticastBytes, reported.BroadcastBytes, 0];
        Kind all = default;
        foreach (ref Kind kind in _arrived.AsSpan())
        {
            all.Add(kind);
        }

        bool isQuiet = _period.IsQuiet(e);
        bool isAdmitted = _arrived[(int)FrameAudience.NotAdmitted].Frames == 0
            && _arrived[(int)FrameAudience.OtherStation].Frames == 0;
        if (isQuiet && _period.Began(_receivedSince) && isAdmitted && all.Frames == _indicated)
        {
            _counted.Exercise(all.Frames > 0);
            CheckBytes(
                e, _receivedSince, AllReceived, reported.Supported, reported.Bytes - _allReceivedBefore, all);
            bool isSumRight = IsSumRight(reported.Supported, ReceivedFlags, Sum(frames) - Sum(_receivedBefore), all);
            for (int i = (int)FrameAudience.Station; i <= (int)FrameAudience.Everybody; i++)
            {
                CheckKind(
                    e,
                    _receivedSince,
                    Received[i],
                    reported.Supported,
                    isSumRight,
                    frames[i] - _receivedBefore[i],
                    bytes[i] - _receivedBytesBefore[i],
                    _arrived[i]);
            }
        }

        // What was not indicated yet may be counted later.
        ulong admitted = all.Frames - _arrived[(int)FrameAudience.NotAdmitted].Frames;
        _receivedSince = isQuiet && admitted == _indicated ? e.Sequence : 0;
        _allReceivedBefore = reported.Bytes;
        frames.CopyTo(_receivedBefore);
        bytes.CopyTo(_receivedBytesBefore);
        Array.Clear(_arrived);
        (_indicated, _oldestFrame) = (0, 0);
    }

    /// <summary>False if OID-016 says what is wrong: all kinds together are.</summary>
    private static bool IsSumRight(uint supported, uint kinds, ulong frames, in Kind wire)
        => (supported & kinds) != kinds || (uint)frames == (uint)wire.Frames;

    private static ulong Sum(ReadOnlySpan<ulong> kinds)
    {
        ulong sum = 0;
        foreach (ulong frames in kinds)
        {
            sum += frames;
        }

        return sum;
    }

    private void CheckKind(
        in TraceEvent e,
        long since,
        in Counters counters,
        uint supported,
        bool isSumRight,
        ulong frames,
        ulong bytes,
        in Kind wire)
    {
        if (isSumRight && (supported & counters.Frames.Flag) != 0 && (uint)frames != (uint)wire.Frames)
        {
            _counted.Report(
                context.Adapters.CurrentId,
                since,
                e.Sequence,
                Invariant($"{counters.Frames.Name} up by {wire.Frames} since the answer before, as on the wire"),
                Invariant($"{counters.Frames.Name} went up by {(int)frames}"));
        }
        else if (isSumRight)
        {
            CheckBytes(e, since, counters.Bytes, supported, bytes, wire);
        }
    }

    /// <summary>Of 32 bits, as a driver may have no more.</summary>
    private void CheckBytes(
        in TraceEvent e, long since, StatisticsMember counter, uint supported, ulong counted, in Kind wire)
    {
        uint up = (uint)counted;
        if ((supported & counter.Flag) != 0 && (up < wire.Least || up > wire.Most))
        {
            _counted.Report(
                context.Adapters.CurrentId,
                since,
                e.Sequence,
                Invariant($"{counter.Name} up by {wire.Least} to {wire.Most} since the answer before, as on the wire"),
                Invariant($"{counter.Name} went up by {(int)up}"));
        }
    }

    private static StatisticsMember Member(string name) => StatisticsMembers.All.Single(member => member.Name == name);

    /// <summary>Frames, and between which bounds their bytes may be counted.</summary>
    private struct Kind
    {
        public ulong Frames;

        public ulong Least;

        public ulong Most;

        public void Add(ulong dataBytes, ulong wireBytes)
        {
            Frames++;
            Least += dataBytes > HeaderBytes ? dataBytes - HeaderBytes : 0;
            Most += wireBytes + CheckSequenceBytes;
        }

        public void Add(in Kind other)
        {
            Frames += other.Frames;
            Least += other.Least;
            Most += other.Most;
        }
    }

    /// <summary>What an answer said of sent frames.</summary>
    private readonly record struct SentKinds(ulong Frames, ulong BroadcastFrames, ulong BroadcastBytes);

    /// <summary>The two counters of a kind of frames.</summary>
    private readonly record struct Counters(StatisticsMember Frames, StatisticsMember Bytes);
}
