using System.Text.Json.Serialization;

namespace NdisConformance.Results;

/// <summary>How often something was asked of a driver, and how often it did it.</summary>
public sealed record Tally(long Tried, long Succeeded)
{
    public static Tally None { get; } = new(0, 0);

    public static Tally operator +(Tally left, Tally right)
        => new(left.Tried + right.Tried, left.Succeeded + right.Succeeded);

    /// <summary>True if it was asked for and never done.</summary>
    [JsonIgnore]
    public bool HasOnlyFailed => Tried > 0 && Succeeded == 0;
}
