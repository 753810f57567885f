namespace NdisConformance.Runner;

/// <summary>What a capture says of the direction of a frame: the values of epb_flags.</summary>
internal enum CaptureDirection
{
    Unknown,
    Inbound,
    Outbound,
}
