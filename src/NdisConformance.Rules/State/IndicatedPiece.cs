using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>A piece of memory with data of a list that NDIS holds.</summary>
internal readonly record struct IndicatedPiece(uint Nbl, TraceObject Block, ulong Offset, ulong Length)
{
    /// <summary>True if a range of the same block has a byte in common with it.</summary>
    public bool Overlaps(TraceObject block, ulong offset, ulong length)
        => block == Block && offset < Offset + Length && Offset < offset + length;
}
