namespace NdisConformance.Testbed;

/// <summary>A frame of a capture.</summary>
/// <param name="Number">Its number in the capture, from 1.</param>
/// <param name="IsReceived">True if the driver is to receive it, false if it is to send it.</param>
/// <param name="Bytes">The frame without check sequence.</param>
public sealed record CapturedFrame(long Number, bool IsReceived, ReadOnlyMemory<byte> Bytes);
