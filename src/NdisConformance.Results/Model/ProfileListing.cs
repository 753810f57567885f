namespace NdisConformance.Results;

/// <summary>A profile of machine and device, as a list shows it.</summary>
public sealed record ProfileListing(string Name, bool IsOrdinary);
