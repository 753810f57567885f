using System.CommandLine;

namespace NdisConformance.Cli;

/// <summary>An option of a command, its values and where they come from.</summary>
/// <param name="Option">The option.</param>
/// <param name="Values">Its values as texts.</param>
/// <param name="Origin">For people: a variable of the environment, or a member of a file.</param>
internal sealed record OptionSetting(Option Option, IReadOnlyList<string> Values, string Origin)
{
    /// <summary>The option as it would be typed.</summary>
    public IEnumerable<string> Typed => Values.Select(value => $"{Option.Name}={value}");
}
