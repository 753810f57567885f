namespace NdisConformance.Results;

/// <summary>
/// When something ran on this machine. Two runs never have the same, so it is measured only on request.
/// </summary>
/// <param name="Started">When it began, in UTC.</param>
/// <param name="Duration">How long it took.</param>
public sealed record MeasuredTime(DateTimeOffset Started, TimeSpan Duration);
