namespace NdisConformance.Rules;

/// <summary>The packets of NDIS 5 that are sent, as checkers see them.</summary>
internal interface IPackets
{
    TableView<PacketState> All { get; }

    /// <summary>The packet that a list was made for, by the number of the list; 0 if that is not known.</summary>
    uint OfList(uint sg);

    /// <summary>True if the frame of that packet was on the wire when the packet was completed.</summary>
    bool HasLeft(uint sg);
}
