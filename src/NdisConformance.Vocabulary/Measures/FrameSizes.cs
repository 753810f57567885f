namespace NdisConformance.Vocabulary;

/// <summary>Sizes of Ethernet frames in bytes, without the frame check sequence.</summary>
public static class FrameSizes
{
    /// <summary>Destination, source, EtherType.</summary>
    public const uint Header = 14;

    /// <summary>The shortest frame that may be on the wire; shorter ones are padded with zeros.</summary>
    public const uint Minimum = 60;

    /// <summary>The longest frame without a VLAN tag: a header and 1,500 bytes.</summary>
    public const uint Maximum = 1514;

    /// <summary>The frame check sequence, which a NIC may leave behind a received frame.</summary>
    public const uint CheckSequence = 4;
}
