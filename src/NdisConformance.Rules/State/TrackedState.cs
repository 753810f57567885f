namespace NdisConformance.Rules;

/// <summary>The state of one engine: trackers write it, and checkers see it as <see cref="CheckerContext"/>.</summary>
[Resets]
internal sealed partial class TrackedState
{
    public TrackedState() => Sends = new SendTable(Mappings);

    public required CallStacks Stacks { get; init; }

    public AdapterTable Adapters { get; } = new();

    public ReceiveTable Receives { get; } = new();

    public PoolTable Pools { get; } = new();

    public MappingTable Mappings { get; } = new();

    public SendTable Sends { get; }

    public PacketTable Packets { get; } = new();
}
