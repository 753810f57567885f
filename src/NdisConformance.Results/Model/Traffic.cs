namespace NdisConformance.Results;

/// <summary>What a scenario put on the wire, and how its sends ended.</summary>
public sealed record Traffic
{
    public static Traffic None { get; } = new();

    /// <summary>The lists that were sent, in the order in which the driver got them.</summary>
    public IReadOnlyList<SentList> Sends { get; init; } = [];

    /// <summary>Frames on the wire that belong to no send, in words and sorted.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>True if sends failed in a run in which mapping requests were refused.</summary>
    public bool WasShort { get; init; }
}
