namespace NdisConformance.Rules;

/// <summary>The handlers of one event.</summary>
/// <param name="BeforeDeaths">Trackers that note births, then checkers.</param>
/// <param name="Deaths">Trackers that note deaths.</param>
internal readonly record struct EventHandlers(TraceHandler[] BeforeDeaths, TraceHandler[] Deaths);
