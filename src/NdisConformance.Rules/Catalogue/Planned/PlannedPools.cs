using static NdisConformance.Rules.PlannedReasons;
using static NdisConformance.Rules.PlannedRow;

namespace NdisConformance.Rules;

/// <summary>POOL, NBL, MDL: pools and what comes from them: what has no checker.</summary>
internal static class PlannedPools
{
    public static RuleListing[] Rules =>
    [
        Must("POOL-007", "Complete pool parameters", "PoolP", Zeroed,
            "All members of the parameters are initialized, Flags too where Size covers it (AMB-23).").Unverifiable(),
        HostKeeps("POOL-021", "Freed lists are out of reach", "PoolP",
            "What was freed is kept in quarantine, out of the driver's reach, and not given out again soon (AMB-23).",
            "PoolsTests.FreedList_IsInaccessible_POOL021"),
        Must("NBL-010", "Added context space is freed", "NblF, CtxF", ListContexts,
            "Context space that was added to a list is freed, with the same size, before the list is freed or goes "
            + "back."),
        Must("NBL-011", "Initial context space is not", "NblF", ListContexts,
            "Context space that came with a list is not freed on its own."),
        Must("NBL-012", "Context sizes", "CtxA", ListContexts,
            "Sizes of added context space are multiples of the size of a pointer (AMB-20)."),
        Must("NBL-015", "Scratch is lost with the list", "Nb, NblS", NoChecker,
            "Scratch is not expected to survive the loss of a list, and only the areas of the miniport are written."),
        Must("NBL-017", "Clones are freed as they were made", "ClnF", Clones,
            "A clone is freed with the flags that it was made with, before its parent goes back."),
        Must("NBL-018", "Retreats are undone", "Retr, Adv", Retreats,
            "Every retreat that succeeded is undone by an advance of the same length before the NET_BUFFER goes back."),
        Must("NBL-019", "NdisGetDataBuffer may give nothing", "Gdb", NoChecker,
            "NULL from NdisGetDataBuffer is handled, and no more is read through its result than was asked for."),
    ];
}
