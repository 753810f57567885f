namespace NdisConformance.Nic;

/// <summary>How a reference NIC is built. The defaults are a plain gigabit card.</summary>
public sealed record ReferenceNicOptions
{
    /// <summary>
    /// The NIC addresses 64 bits; otherwise it uses the low 32 bits of every address that it is given.
    /// </summary>
    public bool Uses64BitAddresses { get; init; } = true;

    /// <summary>Most descriptors of one transmitted frame. A frame with more is reported with an error.</summary>
    public int MaximumElements { get; init; } = 16;

    /// <summary>Most descriptors of the transmit ring.</summary>
    public int TransmitRingLimit { get; init; } = 64;

    /// <summary>Most descriptors of the receive ring.</summary>
    public int ReceiveRingLimit { get; init; } = 64;

    /// <summary>Longest frame in bytes, without check sequence. A longer one is reported with an error.</summary>
    public int MaximumFrameBytes { get; init; } = 1514;

    /// <summary>The burned-in address; the first byte on the wire is the highest of the six.</summary>
    public ulong MacAddress { get; init; } = 0x02_00_00_00_00_01;
}
