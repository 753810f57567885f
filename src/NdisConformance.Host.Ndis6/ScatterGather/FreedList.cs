using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>A list that was freed not long ago.</summary>
/// <param name="Offset">Where it lay.</param>
/// <param name="Number">The number of its mapping.</param>
/// <param name="NetBuffer">What it mapped.</param>
/// <param name="BufferOffset">What the caller had given for it.</param>
/// <param name="BufferBytes">The length of that in bytes.</param>
internal readonly record struct FreedList(
    uint Offset, uint Number, TraceObject NetBuffer, uint BufferOffset, uint BufferBytes);
