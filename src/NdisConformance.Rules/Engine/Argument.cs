namespace NdisConformance.Rules;

/// <summary>
/// Positions of arguments, by event; <c>Out</c> for what Return or Exit gives. A test holds them against the schema of
/// the trace.
/// </summary>
internal static partial class Argument;
