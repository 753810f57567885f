using static NdisConformance.Rules.PlannedReasons;
using static NdisConformance.Rules.PlannedRow;

namespace NdisConformance.Rules;

/// <summary>SGDMA-REG to SGDMA-FREE: the scatter/gather channel and its lists: what has no checker.</summary>
internal static class PlannedScatterGather
{
    public static RuleListing[] Rules =>
    [
        HostKeeps("SGDMA-REG-007", "Old drivers are not supported", "RegSG, S2",
            "A driver that registered below NDIS 6.0 gets NOT_SUPPORTED.",
            "ScatterGatherRegistrationTests.Reg007_"),
        Must("SGDMA-REG-013", "A handler for asynchronous memory", "RegSG, S2", AsyncMemory,
            "SharedMemAllocateCompleteHandler is given by every driver that calls NdisMAllocateSharedMemoryAsyncEx, "
            + "and by no other (advice)."),
        Should("SGDMA-REG-021", "No channel on ARM", "RegSG, S2", NoArm,
            "On ARM and ARM64 another kind of DMA is used than NDIS scatter/gather DMA.").Unverifiable(),
        HostAllowed("SGDMA-ALLOC-009", "The list may lie elsewhere", "AllocSG, S1, ProcSG",
            "The host may use storage of its own even where the driver's buffer is big enough.",
            "ScatterGatherRequestTests.Alloc009_"),
        Allowed("SGDMA-ALLOC-022", "Copies instead of mappings", "SGC, NewSG", "copies-always",
            "A driver may copy small or fragmented frames into shared memory instead of mapping them."),
        Must("SGDMA-CB-010", "Callbacks run side by side", "Deser", Exploration,
            "The callback is safe against other callbacks, sends, DPCs and cancels on other processors."),
        Allowed("SGDMA-CB-011", "The callback may finish the send", "ProcSG", "completes-in-callback",
            "The callback may post to the hardware at once, or free the list and complete the send where the driver "
            + "copied the data."),
        Allowed("SGDMA-FREE-013", "Freed inside the callback", "FreeSG", "frees-in-callback",
            "A list may be freed inside MiniportProcessSGList, for instance after the data was copied."),
    ];
}
