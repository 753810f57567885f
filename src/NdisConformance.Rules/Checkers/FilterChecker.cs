using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Indications while no protocol wants to receive.</summary>
[Resets]
internal sealed partial class FilterChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Zero = new()
    {
        Id = "RECV-026",
        Level = RuleLevel.Should,
        IsPerformance = true,
        Title = "Nothing is received without a filter",
        Requirement = "While the packet filter is zero, as it is when MiniportInitializeEx is called, no frames are "
            + "indicated. Filtering is best effort, so that an indication is no violation.",
        Source = "OidFilter",
        Why = "Every frame of the segment costs an indication that no protocol asked for.",
        AppliesTo = "frames that arrive while the packet filter is zero",
    };

    private readonly OwnedRule _zero = context.Rules.Own(Zero);

    public static RuleDescriptor[] Rules => [Zero];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.WireReceive, OnArrival);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
    }

    private void OnArrival(in TraceEvent e)
        => _zero.Exercise(e.State == AdapterState.Running && context.Adapters.Current is { PacketFilter: 0 });

    private void OnIndicated(in TraceEvent e)
    {
        if (e.State == AdapterState.Running && context.Adapters.Current is { PacketFilter: 0 } adapter)
        {
            _zero.Report(
                new ReceiveIndicatedEvent(in e).Nbl,
                adapter.Oid.Begun,
                e.Sequence,
                "no indication while OID_GEN_CURRENT_PACKET_FILTER is 0",
                "it was indicated, and no packet filter was set");
        }
    }
}
