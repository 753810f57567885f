namespace NdisConformance.Testbed;

/// <summary>
/// The driver is not where the scenario needs it, so that the rest would ask of it what NDIS never asks. The
/// scenario ends here and counts as not run, unless a rule was broken.
/// </summary>
public sealed class CannotGoOnException(string reason) : Exception(reason);
