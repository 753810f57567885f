namespace NdisConformance.Rules;

/// <summary>What the checkers of one engine share: the rules, and the state that several of them look at.</summary>
internal sealed class CheckerContext
{
    public CheckerContext() => Sends = new SendTable(Mappings);

    public required RuleBook Rules { get; init; }

    public required CallStacks Stacks { get; init; }

    public AdapterTable Adapters { get; } = new();

    public ReceiveTable Receives { get; } = new();

    public PoolTable Pools { get; } = new();

    public MappingTable Mappings { get; } = new();

    public SendTable Sends { get; }

    /// <summary>Sequence of the callback that last returned with a lock held: its IRQL follows from that.</summary>
    public long ReturnedLocked { get; set; }

    public RuleOptions Options => Rules.Options;
}
