using NdisConformance.Host.Kernel;
using NdisConformance.Machine;

namespace NdisConformance.Testbed;

/// <summary>
/// How the runs of a scenario differ. The first run, the survey, goes the ordinary way; it shows which choices the
/// driver meets, and each further run decides some of them otherwise.
/// </summary>
/// <param name="Survey">
/// Names the survey. Scenarios whose survey has the same name have the same set-up and the same steps, so that one
/// survey serves all of them.
/// </param>
/// <param name="Kind">The kind of choice that is decided otherwise.</param>
/// <param name="Of">The further runs, from the choices of that kind in the survey.</param>
/// <param name="NotMet">The reason, for people, why there are none with some drivers, or none shows anything.</param>
public sealed record VariationPlan(
    string Survey,
    HostChoice Kind,
    Func<IReadOnlyList<RecordedChoice>, VariedRuns> Of,
    string NotMet);
