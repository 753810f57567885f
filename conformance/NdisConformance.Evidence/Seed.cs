namespace NdisConformance.Evidence;

/// <summary>One of the pages of Microsoft's documentation that the rules began with, sentence by sentence.</summary>
internal sealed record Seed
{
    /// <summary>The name of the page in the sources of rules, as <c>S1</c>.</summary>
    public required string Alias { get; init; }

    /// <summary>The title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>The source alias of the page that has its text today.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// The sentences about drivers and NDIS, in the order of the page. What the page says twice is here once.
    /// </summary>
    public required IReadOnlyList<SeedSentence> Sentences { get; init; }
}
