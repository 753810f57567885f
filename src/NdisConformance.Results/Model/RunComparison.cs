namespace NdisConformance.Results;

/// <summary>How a run compares with an earlier one, of the same plugin or of another build of it.</summary>
/// <param name="A">The earlier result, as the user named it.</param>
/// <param name="B">The later result.</param>
/// <param name="Drivers">The drivers of both, in the order of B; those that only A has come last.</param>
public sealed record RunComparison(string A, string B, IReadOnlyList<DriverComparison> Drivers)
{
    /// <summary>Whatever got worse counts before snapshots that moved.</summary>
    public ExitCode ExitCode
        => Drivers.Count == 0 ? ExitCode.NothingMatched
            : Drivers.Any(driver => driver.IsWorse) ? ExitCode.NotConformant
            : Drivers.Any(driver => driver.Moved.Count > 0) ? ExitCode.SnapshotsDiffer
            : ExitCode.Success;

    /// <summary>How many there are of one kind, over all drivers.</summary>
    public int Count(Func<DriverComparison, int> of) => Drivers.Sum(of);
}
