namespace NdisConformance.Rules;

/// <summary>The packets of NDIS 5 that are sent, for <see cref="PacketTracker"/>.</summary>
[Resets]
internal sealed partial class PacketTable : IPackets
{
    private const int RememberedLists = 1024;

    /// <summary>The newest lists and their packets, by the low bits of the list's number.</summary>
    private readonly (uint List, uint Packet)[] _lists = new (uint, uint)[RememberedLists];

    public ObjectTable<PacketState> Packets { get; } = new();

    TableView<PacketState> IPackets.All => Packets;

    /// <inheritdoc/>
    public uint OfList(uint sg)
        => _lists[sg % RememberedLists] is var known && known.List == sg ? known.Packet : 0;

    public void AddList(uint sg, uint packet) => _lists[sg % RememberedLists] = (sg, packet);
}
