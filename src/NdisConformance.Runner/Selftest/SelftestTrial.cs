using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>What a driver showed under one profile of a selftest.</summary>
/// <param name="Profile">Name of the profile.</param>
/// <param name="WasCaught">True if any rule was broken.</param>
/// <param name="IsRight">True if it was judged as it should be.</param>
/// <param name="Misses">Where it was not.</param>
internal sealed record SelftestTrial(
    string Profile, bool WasCaught, bool IsRight, IReadOnlyList<SelftestMiss> Misses);
