namespace NdisConformance.Contract;

/// <summary>What goes wrong in a device, or is reported wrongly.</summary>
public enum DeviceFlaw
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A frame arrives with a wrong check sequence. The device reports it with an error.</summary>
    BadFrame,

    /// <summary>A transmitted frame is spoiled by a collision. It is on the wire, and reported with an error.</summary>
    Collision,

    /// <summary>A received frame is reported with length 0.</summary>
    NoLength,

    /// <summary>A received frame is reported with 10 bytes, which is shorter than its header.</summary>
    LengthBelowHeader,

    /// <summary>A received frame is reported with 100 bytes more than its buffer has.</summary>
    LengthBeyondBuffer,

    /// <summary>A received frame is reported with length 0xFFFFFFFF.</summary>
    LengthAllOnes,
}
