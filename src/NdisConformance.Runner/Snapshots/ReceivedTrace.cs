namespace NdisConformance.Runner;

/// <summary>A received trace as it lies on the disk.</summary>
/// <param name="Text">The trace.</param>
/// <param name="Hurdles">The reasons against accepting it; none if its run passed.</param>
/// <param name="Damage">
/// The reason why nobody can say what this is: the file is damaged, or not as its run wrote it. Null if it is sound.
/// </param>
public sealed record ReceivedTrace(string Text, IReadOnlyList<string> Hurdles, string? Damage)
{
    /// <summary>A trace that must not be accepted, not by force either.</summary>
    public static ReceivedTrace Damaged(string why) => new(string.Empty, [], why);
}
