namespace NdisConformance.Results;

/// <summary>The registration of a driver with NDIS in one run.</summary>
/// <param name="Version">
/// The highest version of NDIS that the driver asked for, of those that the host knows: <c>6.30</c>.
/// </param>
/// <param name="Call">The call that asked for it.</param>
public sealed record Registration(string Version, Moment Call);
