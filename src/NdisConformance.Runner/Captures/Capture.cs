using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>The frames of a capture that a driver can send and receive.</summary>
public sealed record Capture
{
    /// <summary>The most frames that a capture may have: a run of them keeps within the budget of events.</summary>
    public const int MostFrames = 100_000;

    /// <summary>The frames, in order.</summary>
    public required IReadOnlyList<CapturedFrame> Frames { get; init; }

    /// <summary>The first frames that were left out, each with the reason.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }

    /// <summary>How many frames were left out.</summary>
    public required int SkippedCount { get; init; }
}
