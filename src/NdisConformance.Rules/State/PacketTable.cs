namespace NdisConformance.Rules;

/// <summary>The packets of NDIS 5 that are sent, for <see cref="PacketTracker"/>.</summary>
[Resets]
internal sealed partial class PacketTable : IPackets
{
    private const int RememberedLists = 1024;

    /// <summary>The newest lists, by the low bits of their numbers.</summary>
    private readonly PacketList[] _lists = new PacketList[RememberedLists];

    public ObjectTable<PacketState> Packets { get; } = new();

    TableView<PacketState> IPackets.All => Packets;

    /// <inheritdoc/>
    public uint OfList(uint sg) => Find(sg).Packet;

    /// <inheritdoc/>
    public bool HasLeft(uint sg) => Find(sg).HasLeft;

    public void Add(PacketList list) => _lists[list.Sg % RememberedLists] = list;

    private PacketList Find(uint sg) => _lists[sg % RememberedLists] is var list && list.Sg == sg ? list : default;
}
