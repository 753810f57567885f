namespace NdisConformance.Runner;

/// <summary>How the scenarios of a plugin are kept apart.</summary>
/// <param name="Kind">What happens to its static state.</param>
/// <param name="RestoredFields">How many static fields, arrays and collections are restored after a scenario.</param>
/// <param name="Reason">Why it is loaded anew for each scenario; empty otherwise.</param>
public sealed record PluginIsolation(IsolationKind Kind, int RestoredFields, string Reason);
