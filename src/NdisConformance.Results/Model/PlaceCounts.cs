namespace NdisConformance.Results;

/// <summary>How much of a driver the further runs of a scenario cover.</summary>
/// <param name="Met">The places in the first run, calls or boundaries, at which a further run could differ.</param>
/// <param name="Varied">Those of them at which a further run differs.</param>
public readonly record struct PlaceCounts(int Met, int Varied)
{
    public static PlaceCounts operator +(PlaceCounts left, PlaceCounts right)
        => new(left.Met + right.Met, left.Varied + right.Varied);
}
