namespace NdisConformance.Evidence;

/// <summary>Readings and host behaviour that several sentences of the seeds share.</summary>
internal static class SeedReadings
{
    public const string BuildFacts = "a fact of the build, which a run does not show";

    public const string Caller =
        "Some sentences name NDIS as the caller and some HAL; a driver cannot tell them apart.";

    public const string CallbackMoments =
        "Calls back inside the request, after it, on the other processor, late or in reverse order.";

    public const string KeepsPrefix =
        "Keeps the unused bytes of CurrentMdl in the list, over the end of a page as well.";
}
