namespace NdisConformance.Runner;

/// <summary>Not all shards of a run were given.</summary>
public sealed class MissingShardException(string message) : Exception(message);
