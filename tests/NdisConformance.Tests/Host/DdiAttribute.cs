using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>
/// Names the DDI functions that a test, or every test of a fixture, calls on the simulated host. Each DDI function
/// must be named somewhere: <see cref="DdiCoverageTests"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class DdiAttribute(params TraceName[] names) : Attribute
{
    public IReadOnlyList<TraceName> Names { get; } = names;
}
