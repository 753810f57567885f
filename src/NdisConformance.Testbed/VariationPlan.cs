using NdisConformance.Host.Kernel;
using NdisConformance.Machine;

namespace NdisConformance.Testbed;

/// <summary>
/// How the runs of a scenario differ. The first run goes the ordinary way; it shows which choices the driver meets, and
/// each further run decides one of them otherwise.
/// </summary>
/// <param name="Kind">The kind of choice that is decided otherwise.</param>
/// <param name="Of">The further runs, from the choices of that kind in the first one.</param>
public sealed record VariationPlan(HostChoice Kind, Func<IReadOnlyList<RecordedChoice>, IEnumerable<Variation>> Of);
