namespace NdisConformance.Host.Kernel;

/// <summary>Sees the frames on the wire, in both directions.</summary>
/// <param name="sequence">The event of the trace that states the frame.</param>
/// <param name="frame">Its bytes without check sequence, which are gone afterwards.</param>
public delegate void FrameWatch(long sequence, ReadOnlySpan<byte> frame);
