using static NdisConformance.Rules.PlannedReasons;
using static NdisConformance.Rules.PlannedRow;

namespace NdisConformance.Rules;

/// <summary>SGDMA-REG to SGDMA-FREE: the scatter/gather channel and its lists: what has no checker.</summary>
internal static class PlannedScatterGather
{
    public static RuleListing[] Rules =>
    [
        Must("SGDMA-REG-003", "Registered after the attributes", "Init", NoChecker,
            "NdisMRegisterScatterGatherDma is called after NdisMSetMiniportAttributes."),
        Must("SGDMA-REG-004", "Registered before shared memory", "Init, Shm, Algn", NoChecker,
            "The channel is registered before the first call for shared memory or for the DMA alignment."),
        HostKeeps("SGDMA-REG-007", "Old drivers are not supported", "RegSG, S2",
            "A driver that registered below NDIS 6.0 gets NOT_SUPPORTED.",
            "ScatterGatherRegistrationTests.Reg007_"),
        Must("SGDMA-REG-011", "The list size is read after SUCCESS", "RegSG", NoChecker,
            "ScatterGatherListSize is read only once the registration has returned SUCCESS."),
        Must("SGDMA-REG-013", "A handler for asynchronous memory", "RegSG, S2", AsyncMemory,
            "SharedMemAllocateCompleteHandler is given by every driver that calls NdisMAllocateSharedMemoryAsyncEx, "
            + "and by no other (advice)."),
        Must("SGDMA-REG-017", "Known flags only", "RegSG", NoChecker,
            "No bit of Flags is set but the documented ones."),
        Must("SGDMA-REG-019", "One channel at a time", "RegSG", NoChecker,
            "An adapter has one scatter/gather channel at a time (AMB-24)."),
        Should("SGDMA-REG-020", "List buffers are prepared", "RegSG, AllocSG, S1, S2, SGC", NoChecker,
            "One list buffer of ScatterGatherListSize is allocated beforehand for each send that "
            + "may be outstanding.").Performance(),
        Should("SGDMA-REG-021", "No channel on ARM", "RegSG, S2", NoArm,
            "On ARM and ARM64 another kind of DMA is used than NDIS scatter/gather DMA.").Unverifiable(),
        HostAllowed("SGDMA-ALLOC-009", "The list may lie elsewhere", "AllocSG, S1, ProcSG",
            "The host may use storage of its own even where the driver's buffer is big enough.",
            "ScatterGatherRequestTests.Alloc009_"),
        Must("SGDMA-ALLOC-012", "The true size of the buffer", "AllocSG", NoChecker,
            "ScatterGatherListBufferSize is the size of the buffer in bytes: neither a count of elements nor more "
            + "than there is."),
        Must("SGDMA-ALLOC-015", "State is complete before the call", "AllocSG, ProcSG", NoChecker,
            "Everything that the callback needs of a send is in place before the call, for the callback may run "
            + "inside it."),
        Allowed("SGDMA-ALLOC-022", "Copies instead of mappings", "SGC, NewSG", "copies-always",
            "A driver may copy small or fragmented frames into shared memory instead of mapping them."),
        Must("SGDMA-ALLOC-026", "Buffers of their own", "AllocSG, FreeSG", NoChecker,
            "A list buffer is nonpaged memory, and no two requests or mappings that are alive share a byte; "
            + "alignment to a pointer is advice."),
        Must("SGDMA-CB-005", "Two arguments mean nothing", "ProcSG", NoChecker,
            "The callback ignores its arguments pDO and Reserved."),
        Must("SGDMA-CB-008", "Late callbacks", "Pause, Reset, Cancel", NoChecker,
            "A callback that comes after the driver began to pause, reset or cancel posts nothing to stopped "
            + "hardware, yet frees its list and completes the send."),
        Must("SGDMA-CB-010", "Callbacks run side by side", "Deser", Exploration,
            "The callback is safe against other callbacks, sends, DPCs and cancels on other processors."),
        Allowed("SGDMA-CB-011", "The callback may finish the send", "ProcSG", "completes-in-callback",
            "The callback may post to the hardware at once, or free the list and complete the send where the driver "
            + "copied the data."),
        Must("SGDMA-CB-013", "The context lives until the callback", "AllocSG, ProcSG", NoChecker,
            "The memory behind Context stays allocated, for the same send, until the callback of the request has run."),
        Must("SGDMA-FREE-011", "The buffer is busy until the free", "FreeSG", NoChecker,
            "A list buffer of the driver is freed or used again only after NdisMFreeNetBufferSGList has returned."),
        Allowed("SGDMA-FREE-013", "Freed inside the callback", "FreeSG", "frees-in-callback",
            "A list may be freed inside MiniportProcessSGList, for instance after the data was copied."),
        Should("SGDMA-FREE-014", "Freed where the level fits", "FreeSG, SGC", NoChecker,
            "Lists are freed in the DPC that completes the sends, where no level has to be raised for it."),
        Must("SGDMA-FREE-015", "Failed sends free their lists", "AllocSG", NoChecker,
            "A send that was cancelled, aborted or failed frees its lists like any other."),
    ];
}
