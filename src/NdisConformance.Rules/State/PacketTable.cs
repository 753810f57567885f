namespace NdisConformance.Rules;

/// <summary>The packets of NDIS 5 that are sent, for <see cref="PacketTracker"/>.</summary>
[Resets]
internal sealed partial class PacketTable : IPackets
{
    public ObjectTable<PacketState> Packets { get; } = new();

    /// <summary>The packet of each list that was made, by the list's number.</summary>
    public Dictionary<uint, uint> Lists { get; } = [];

    TableView<PacketState> IPackets.All => Packets;

    uint IPackets.OfList(uint sg) => Lists.GetValueOrDefault(sg);
}
