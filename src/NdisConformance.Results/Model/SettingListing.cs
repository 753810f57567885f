namespace NdisConformance.Results;

/// <summary>An option and its value.</summary>
/// <param name="Option">The option as it is typed.</param>
/// <param name="Values">Its values; none if it is not given and has no default.</param>
/// <param name="Origin">Where the value comes from: <c>default</c>, a variable, or a member of a file.</param>
/// <param name="Variable">The variable of the environment that sets it.</param>
public sealed record SettingListing(string Option, IReadOnlyList<string> Values, string Origin, string Variable);
