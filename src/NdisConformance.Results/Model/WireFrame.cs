namespace NdisConformance.Results;

/// <summary>The bytes of a frame on the simulated wire.</summary>
/// <param name="Sequence">The event of the trace that states the frame.</param>
/// <param name="Bytes">The frame without check sequence, as it was on the wire.</param>
public sealed record WireFrame(long Sequence, IReadOnlyList<byte> Bytes);
