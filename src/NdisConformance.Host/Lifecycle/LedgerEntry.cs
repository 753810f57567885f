using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <summary>A resource that is alive at a checkpoint.</summary>
/// <param name="Acquired">Sequence of its acquisition: the order in which leaks are reported.</param>
/// <param name="Object">The resource.</param>
internal readonly record struct LedgerEntry(long Acquired, TraceObject Object) : IComparable<LedgerEntry>
{
    public int CompareTo(LedgerEntry other) => Acquired.CompareTo(other.Acquired);
}
