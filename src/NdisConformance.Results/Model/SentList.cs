namespace NdisConformance.Results;

/// <summary>What became of one NET_BUFFER_LIST that the driver was given to send.</summary>
public sealed record SentList
{
    /// <summary>Its frames on the wire and its completions, in words and sorted.</summary>
    public required IReadOnlyList<string> Outcome { get; init; }

    /// <summary>True if it was not completed with success.</summary>
    public bool HasFailed { get; init; }

    /// <summary>True if a cancel, a pause or a removal came before it was complete.</summary>
    public bool WasInterrupted { get; init; }

    /// <summary>How many elements the longest scatter/gather list of its frames has.</summary>
    public ulong Elements { get; init; }
}
