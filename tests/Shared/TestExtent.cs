namespace NdisConformance.Testing;

/// <summary>
/// Some tests compare every driver of ours in every scenario, which takes minutes. An ordinary test run takes a share
/// of them. With NDIS_CONFORMANCE_TESTS=all, as in <c>.ci/run</c>, it takes all.
/// </summary>
internal static class TestExtent
{
    private const string Variable = "NDIS_CONFORMANCE_TESTS";

    /// <summary>True if nothing may be left out.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => false,
        "all" => true,
        string other => throw new ArgumentException($"{Variable} is '{other}'; it can be 'all', or absent"),
    };
}
