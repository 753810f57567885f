namespace NdisConformance.Evidence;

/// <summary>All seeds.</summary>
internal static class Seeds
{
    public static IReadOnlyList<Seed> All { get; } =
    [
        SeedS0.Seed,
        SeedS1.Seed,
        SeedS2.Seed,
        SeedS3.Seed,
        SeedS4.Seed,
    ];
}
