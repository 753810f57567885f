namespace NdisConformance.Evidence;

/// <summary>A sentence of a seed, and what holds it. Scenarios, miniports and tests are found from its rules.</summary>
internal sealed record SeedSentence
{
    /// <summary>The sentence, in words of our own.</summary>
    public required string Says { get; init; }

    /// <summary>How it is read, where it leaves something open or another sentence differs; null elsewhere.</summary>
    public string? Reading { get; init; }

    /// <summary>
    /// The IDs of the rules that hold it. The first one decides its state and has to be implemented before anything
    /// is shown. Empty only if <see cref="NotApplicable"/> says why.
    /// </summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>What the host does about it; null where only the driver is obliged.</summary>
    public string? Host { get; init; }

    /// <summary>Why the sentence does not apply to a driver in this harness; null if it does.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>
    /// The scenario that shows it, where the rules lead to none or to one that shows less; null elsewhere.
    /// </summary>
    public string? Scenario { get; init; }

    /// <summary>
    /// The faulty miniport that breaks it, and the test that shows it, where its rule has others first; null elsewhere.
    /// </summary>
    public string? Breaker { get; init; }

    /// <inheritdoc cref="Breaker"/>
    public string? Test { get; init; }
}
