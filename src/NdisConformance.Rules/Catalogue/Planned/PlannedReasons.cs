namespace NdisConformance.Rules;

/// <summary>Why rules have no checker, each in the words that lists print.</summary>
internal static class PlannedReasons
{
    public const string NoChecker = "no checker yet";
    public const string NoBentHost = "no test against a bent host yet";
    public const string NoDriver = "no conforming miniport makes use of it yet";

    public const string AsyncMemory = "needs NdisMAllocateSharedMemoryAsyncEx";
    public const string CheckForHang = "needs MiniportCheckForHangEx";
    public const string Clones = "needs NdisAllocateCloneNetBufferList";
    public const string Exploration = "needs exploration: handlers that run at the same time";
    public const string LargeSend = "needs large send offload";
    public const string ListContexts = "needs NdisAllocateNetBufferListContext";
    public const string Ndis5 = "needs a host for drivers of NDIS 5";
    public const string NestedShutdown = "needs a shutdown inside MiniportHaltEx";
    public const string ResetHandler = "needs MiniportResetEx";
    public const string Retreats = "needs NdisRetreatNetBufferDataStart";
    public const string SeveralAdapters = "needs several adapters";
    public const string Throttling = "needs receive throttle parameters";
    public const string Timers = "needs timers";

    public const string Coherent = "the simulated memory is always coherent, so nothing depends on the argument";
    public const string NoArm = "ARM is not modelled";
    public const string NoBound =
        "the page sets no bound that could be measured; ATTR-001 and ATTR-002 judge the order";
    public const string ValueTypes =
        "the structure is a value in C#: what a driver does to its copy has no effect and is not seen";

    public const string Zeroed = "a structure in C# is zeroed by the language, so none is uninitialized";
}
