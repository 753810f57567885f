namespace NdisConformance.Machine;

/// <summary>One allocation, live or freed and still in quarantine.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Length">The length in bytes that was asked for.</param>
/// <param name="Generation">What handles to it carry and its shadow words hold.</param>
/// <param name="Tag">Whatever the owner wrote on it.</param>
/// <param name="IsFree">True once it was freed.</param>
public readonly record struct MemoryBlock(uint Start, uint Length, uint Generation, ulong Tag, bool IsFree);
