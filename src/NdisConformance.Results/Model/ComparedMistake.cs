namespace NdisConformance.Results;

/// <summary>A mistake of a driver, or a crash or hang, in a comparison of runs.</summary>
/// <param name="Rule">The ID of the rule; <c>crash</c> or <c>hang</c> where the driver did not come to its end.</param>
/// <param name="Level">As documents write it, <c>must</c>; empty for a crash or hang.</param>
/// <param name="Place">File and line in the driver, and the function; empty if unknown.</param>
/// <param name="Actual">What happened.</param>
/// <param name="Fingerprint">Identifies it from run to run, with other lines too.</param>
/// <param name="Scenarios">IDs of the scenarios that show it, the one to look at first.</param>
public sealed record ComparedMistake(
    string Rule, string Level, string Place, string Actual, string Fingerprint, IReadOnlyList<string> Scenarios)
{
    /// <summary>True if it does not make a driver fail.</summary>
    public bool IsAdvice => Level.StartsWith("should", StringComparison.Ordinal);

    /// <summary>The same in both runs: advice that became a violation is a new failure.</summary>
    public (string Fingerprint, bool IsAdvice) Key => (Fingerprint, IsAdvice);
}
