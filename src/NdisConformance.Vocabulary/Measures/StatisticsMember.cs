namespace NdisConformance.Vocabulary;

/// <summary>A counter of NDIS_STATISTICS_INFO.</summary>
/// <param name="Flag">The bit of SupportedStatistics that says that it is valid.</param>
/// <param name="Offset">Where it lies in the structure.</param>
/// <param name="Name">Its name.</param>
public readonly record struct StatisticsMember(uint Flag, uint Offset, string Name);
