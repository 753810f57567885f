namespace NdisConformance.Evidence;

/// <summary>Reasons that several rules share, in the words that lists and pages print.</summary>
internal static class Reasons
{
    public const string Clones = "needs NdisAllocateCloneNetBufferList";
    public const string Exploration = "needs exploration: handlers that run at the same time";
    public const string LargeSend = "needs large send offload";
    public const string ListContexts = "needs NdisAllocateNetBufferListContext";
    public const string ResetHandler = "needs resets with more under way than a frame that hangs";
    public const string Retreats = "needs NdisRetreatNetBufferDataStart";
    public const string SeveralAdapters = "needs several adapters";
    public const string Timers = "needs timers";

    public const string Coherent = "the simulated memory is always coherent, so nothing depends on the argument";
    public const string NoArm = "ARM is not modelled";

    public const string NoOtherMdl = "the Contract has no other way to make an MDL";
    public const string Zeroed = "a structure in C# is zeroed by the language, so none is uninitialized";

    // Blind spots.
    public const string NeverRestarts =
        "its faulty miniports break it in MiniportRestart or later, which does not come";
    public const string NothingEnds =
        "the system goes down before anything is released, which is where it is broken";
    public const string NothingIsSent =
        "nothing is sent, and its faulty miniports break it with a send";
}
