namespace NdisConformance.Results;

/// <summary>
/// The same scenario ended differently under several profiles, which a driver must not notice. It counts against the
/// driver although no rule names it.
/// </summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Profile">The profile that the others are compared with.</param>
/// <param name="Others">The profiles under which the traffic is another, and the same among them.</param>
/// <param name="Changes">What differs, in words.</param>
public sealed record TrafficDifference(
    string Scenario, string Profile, IReadOnlyList<string> Others, IReadOnlyList<string> Changes);
