namespace NdisConformance.Evidence;

/// <summary>Patterns of scenarios that several blind spots share.</summary>
internal static class ScenarioPatterns
{
    public const string InitFails = "pool-teardown/init-fails-*";
    public const string LoadedOnly = "pool-teardown/loaded-only";
    public const string NeverRestarted = "lifecycle/halt-after-initialization";
    public const string Refused = "registration-versions/*-refused*";
    public const string ShutDown = "lifecycle/shutdown-*";

    public static readonly string[] OnlyReceiving =
    [
        "data-path/receive", "data-path/lists-used-again", "data-path/buffers-run-out",
        "lifecycle/pause-with-receives", "lifecycle/receive-while-", "lifecycle/receive-before-restart",
        "lifecycle/removal-with-receives",
        "lifecycle/shutdown-while-paused", "pool-teardown/receives-held-until-pause", "traffic/few-buffers",
        "traffic/returned-in-pause", "traffic/filter-narrowed", "requests/sets-while-paused",
        "requests/multicast-too-long",
    ];
}
