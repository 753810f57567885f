using NdisConformance.Trace;

namespace NdisConformance.Testbed;

/// <summary>A call of a driver that the host lets fail.</summary>
/// <param name="Name">The DDI function.</param>
/// <param name="Number">The number of the call in the run, from 1.</param>
public sealed record FailedCall(TraceName Name, int Number);
