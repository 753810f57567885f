namespace NdisConformance.Vocabulary;

/// <summary>Sizes in memory that host, rules and scenarios share, in bytes.</summary>
public static class MemorySizes
{
    /// <summary>A page.</summary>
    public const int Page = 4096;

    /// <summary>
    /// No driver needs more shared memory than this: it holds ten thousand frames of full length, and the longest
    /// receive rings have about two thousand descriptors.
    /// </summary>
    public const uint MostSharedMemory = 16 << 20;

    /// <summary>
    /// The host leaves this in ScatterGatherListSize after a registration that failed, so that a driver which uses the
    /// size all the same is recognised.
    /// </summary>
    public const uint PoisonedListSize = 0xDEAD_BEEF;
}
