namespace NdisConformance.Results;

/// <summary>Why a plugin could not be loaded.</summary>
/// <param name="Plugin">Name of the plugin.</param>
/// <param name="Kind">Which failure, as <c>missing-dependency</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record LoadFailure(string Plugin, string Kind, string Message, string Mend);
