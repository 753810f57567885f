namespace NdisConformance.Results;

/// <summary>Why a report or an artifact could not be written.</summary>
/// <param name="ExitCode">The exit code that it leads to, unless something is worse.</param>
/// <param name="Message">What is wrong, and what to do about it.</param>
public sealed record OutputFailure(ExitCode ExitCode, string Message);
