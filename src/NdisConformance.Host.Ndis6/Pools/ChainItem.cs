using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>One member of a chain of lists that the driver handed over.</summary>
/// <param name="List">What the pointer named.</param>
/// <param name="Slot">Slot of its record, or -1 if it is no live list.</param>
/// <param name="Origin">Who made it, alive or not.</param>
internal readonly record struct ChainItem(TraceObject List, int Slot, OwnerCode Origin);
