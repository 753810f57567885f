namespace NdisConformance.Trace;

/// <summary>The schema of one event name.</summary>
/// <param name="Name">The event name.</param>
/// <param name="Arguments">Arguments of Call, Enter and Fact.</param>
/// <param name="Result">Type of what Return or Exit gives; <see cref="TraceType.Void"/> for nothing.</param>
/// <param name="Outputs">Arguments of Return and Exit.</param>
public sealed record TraceRow(
    TraceName Name, IReadOnlyList<TraceParameter> Arguments, TraceType Result, IReadOnlyList<TraceParameter> Outputs);
