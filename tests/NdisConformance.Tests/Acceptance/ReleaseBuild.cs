namespace NdisConformance.Tests.Acceptance;

/// <summary>
/// The right to build the tool in Release, as the commands of the README do. Two builds at once would write the same
/// files.
/// </summary>
internal static class ReleaseBuild
{
    private static readonly SemaphoreSlim Gate = new(1);

    public static void Begin() => Gate.Wait();

    public static void End() => Gate.Release();
}
