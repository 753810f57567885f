namespace NdisConformance.Results;

/// <summary>What a scenario put on the wire, and how its sends ended.</summary>
/// <param name="Sends">The lists that were sent, in the order in which the driver got them.</param>
/// <param name="Others">Frames on the wire that nobody had sent, in words and sorted.</param>
/// <param name="WasShort">True if sends failed in a run in which mapping requests were refused.</param>
public sealed record Traffic(IReadOnlyList<SentList> Sends, IReadOnlyList<string> Others, bool WasShort)
{
    public static Traffic None { get; } = new([], [], WasShort: false);
}
