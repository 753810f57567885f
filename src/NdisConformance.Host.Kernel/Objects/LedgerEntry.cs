using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>A resource that is alive.</summary>
/// <param name="Acquired">Sequence of its acquisition: the order in which leaks are reported.</param>
/// <param name="Object">The resource.</param>
/// <param name="IsPart">True if it came with another resource, which is reported in its place.</param>
internal readonly record struct LedgerEntry(long Acquired, TraceObject Object, bool IsPart = false)
    : IComparable<LedgerEntry>
{
    public int CompareTo(LedgerEntry other) => Acquired.CompareTo(other.Acquired);
}
