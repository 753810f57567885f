namespace NdisConformance.Results;

/// <summary>What accepting did.</summary>
/// <param name="Accepted">Snapshots that were accepted, below their folder.</param>
/// <param name="Refused">Snapshots whose run broke a rule, or that are damaged.</param>
public sealed record AcceptResult(IReadOnlyList<string> Accepted, IReadOnlyList<RefusedSnapshot> Refused)
{
    public ExitCode ExitCode => Refused.Any(refused => refused.IsDamaged) ? ExitCode.BadInput
        : Refused.Count > 0 ? ExitCode.NotConformant
        : Accepted.Count == 0 ? ExitCode.NothingMatched
        : ExitCode.Success;
}
