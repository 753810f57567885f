using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Packets that a driver of NDIS 5 indicated: whose they are until they come back.</summary>
[Resets]
internal sealed partial class Ndis5ReceiveChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Lent = new()
    {
        Id = "NDIS5-019",
        Level = RuleLevel.Must,
        Title = "RESOURCES keeps the packet",
        Requirement = "A received packet with status RESOURCES, and every packet behind it in the array, is the "
            + "driver's after the call; any other comes back through MiniportReturnPacket, or to a serialized driver "
            + "with another status than PENDING. Until then the driver neither touches, indicates nor frees it.",
        Source = "Recv5",
        Why = "A protocol reads the data of another frame, or memory that is gone.",
        Preconditions = [TraceName.NdisMIndicateReceivePacket],
    };

    private static readonly RuleDescriptor Header = new()
    {
        Id = "NDIS5-031",
        Level = RuleLevel.Must,
        Title = "The length of the header is given",
        Requirement = "The out-of-band data of a packet that is indicated has the bytes of its header in HeaderSize: "
            + "14 on Ethernet.",
        Source = "Recv5",
        Why = "A protocol takes a part of the header for data, or the other way round.",
        Preconditions = [TraceName.NdisMIndicateReceivePacket],
    };

    private static readonly RuleDescriptor Prompt = new()
    {
        Id = "NDIS5-040",
        Level = RuleLevel.Must,
        Title = "Frames do not wait in the ring",
        Requirement = "A frame that the NIC put into memory is indicated soon, and not when later ones arrive. Judged "
            + "for frames that waited 10 seconds, though the driver was called and NDIS had none of its packets.",
        Source = "Recv5",
        Why = "A protocol waits for an answer that is there.",
        Preconditions = [TraceName.NdisMIndicateReceivePacket],
    };

    private const int RememberedFrames = 256;
    private const long PatienceTicks = 10 * TimeUnits.TicksPerSecond;
    private readonly long[] _arrivals = new long[RememberedFrames];
    private readonly OwnedRule _prompt = context.Rules.Own(Prompt);
    private int _lentNow;
    private readonly OwnedRule _header = context.Rules.Own(Header);
    private readonly OwnedRule _visible = context.Rules.Own(DataAccessChecker.Visible);
    private readonly OwnedRule _lent = context.Rules.Own(Lent);

    public static RuleDescriptor[] Rules => [Lent, Header, Prompt];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitialize, (in e) => _lentNow = 0);
        events.OnFact(
            TraceName.WireReceive,
            (in e) => _arrivals[new WireReceiveEvent(in e).Frame.Number % RememberedFrames] = e.Time + 1);
        events.OnFact(TraceName.PacketReturned, (in e) => _lentNow--);
        events.OnFact(TraceName.PacketIndicated, OnIndicated);
        events.OnCall(TraceName.NdisFreePacket, OnFree);
    }

    private void OnIndicated(in TraceEvent e)
    {
        PacketIndicatedEvent indicated = new(in e);
        _lent.Exercise();
        if (indicated.Owner != OwnerCode.Miniport)
        {
            Report(e, indicated.Packet, "it was indicated", indicated.Owner);
            return;
        }

        _lentNow++;
        _header.Exercise();
        _visible.Exercise();
        CheckWait(e, indicated);
        if (indicated.Match is FrameMatch.Again or FrameMatch.Altered)
        {
            _visible.Report(
                indicated.Packet,
                0,
                e.Sequence,
                "each frame that arrived indicated once, with its bytes",
                indicated.Match == FrameMatch.Again ? "it was indicated with a frame that was indicated "
                    + "before" : "it was indicated with other bytes");
        }
        else if (indicated.HeaderSize != FrameSizes.Header)
        {
            _header.Report(
                indicated.Packet,
                0,
                e.Sequence,
                Invariant($"HeaderSize {FrameSizes.Header} in NDIS_PACKET_OOB_DATA"),
                Invariant($"it was indicated with HeaderSize {indicated.HeaderSize}"));
        }
    }

    private void CheckWait(in TraceEvent e, PacketIndicatedEvent indicated)
    {
        long arrived = indicated.Match == FrameMatch.Exact
            ? _arrivals[indicated.Frame.Number % RememberedFrames]
            : 0;
        _prompt.Exercise(arrived != 0);
        if (arrived != 0 && e.Time + 1 - arrived >= PatienceTicks && _lentNow == 1)
        {
            _prompt.Report(
                indicated.Packet,
                0,
                e.Sequence,
                "a frame indicated soon after it arrived",
                "it was indicated after its frame had waited "
                    + Invariant($"{(e.Time + 1 - arrived) / TimeUnits.TicksPerSecond} seconds"));
        }
    }

    private void OnFree(in TraceEvent e)
    {
        NdisFreePacketCall call = new(in e);
        if (call.Owner == OwnerCode.Ndis)
        {
            _lent.Exercise();
            Report(e, call.Packet, "it was freed", call.Owner);
        }
    }

    private void Report(in TraceEvent e, TraceObject packet, string what, OwnerCode owner)
        => _lent.Report(
            packet,
            0,
            e.Sequence,
            "only packets that the driver owns",
            what + (owner == OwnerCode.Ndis ? " while NDIS had it" : ", and the driver did not own it"),
            new FindingLinks { Spoils = [Subject.Adapter(context.Adapters.CurrentId)] });
}
