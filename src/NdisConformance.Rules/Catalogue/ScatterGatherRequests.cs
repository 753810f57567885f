using static NdisConformance.Rules.Describe;
using static NdisConformance.Vocabulary.TraceName;

namespace NdisConformance.Rules;

/// <summary>SGDMA-ALLOC: requesting a list.</summary>
internal static class ScatterGatherRequests
{
    public static RuleDescriptor[] Rules =>
    [
        Must(
            "SGDMA-ALLOC-001",
            "Requested at DISPATCH_LEVEL",
            "NdisMAllocateNetBufferSGList is called at exactly DISPATCH_LEVEL. MiniportSendNetBufferLists may run "
            + "lower: the driver then raises the level and restores it.",
            "AllocSG, SDV:irql-gather-dma-function, SGC",
            "0xE6/13",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-002",
            "Requested with the DMA handle",
            "The handle is the DMA handle from this adapter's registration.",
            "AllocSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-003",
            "One mapping of a NET_BUFFER at a time",
            "Each NET_BUFFER that is to be mapped gets its own request, and at any time it has at most one live "
            + "mapping or pending request. Freeing, coalescing and mapping again is legal.",
            "AllocSG",
            "0xE6/1D",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-004",
            "Own NET_BUFFERs only",
            "The NET_BUFFER belongs to a list that the miniport owns now: a send in progress, or one of its own.",
            "AllocSG, Send, SendC",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-005",
            "The direction is told",
            "NDIS_SG_LIST_WRITE_TO_DEVICE is set for a send and clear for device to memory.",
            "AllocSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-006",
            "No other flags",
            "No other bit of Flags is set.",
            "AllocSG",
            "none",
            NdisMAllocateNetBufferSGList),
        HostMust(
            "SGDMA-ALLOC-007",
            "No buffer is no obstacle",
            "Where ScatterGatherListBuffer is NULL the host supplies storage, whatever the size argument says.",
            "AllocSG",
            "none"),
        HostMust(
            "SGDMA-ALLOC-008",
            "A small buffer is no obstacle",
            "Where the buffer is too small the host supplies storage, and the call succeeds.",
            "AllocSG",
            "none"),
        Must(
            "SGDMA-ALLOC-010",
            "The list is where the callback says",
            "The driver never assumes that its own buffer holds the list.",
            "AllocSG, ProcSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-011",
            "The buffer stays untouched",
            "The buffer that was passed stays allocated and unused by the driver from the call until the free returns, "
            + "or the call failed.",
            "FreeSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-012",
            "The true size of the buffer",
            "ScatterGatherListBufferSize is the size of the buffer in bytes: neither a count of elements nor more than "
            + "there is.",
            "AllocSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-013",
            "Not read before the callback",
            "The list is not read, by any path, before MiniportProcessSGList is called for it.",
            "AllocSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-014",
            "SUCCESS is no callback",
            "SUCCESS is not taken as a sign that the callback already ran (AMB-02).",
            "ProcSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-015",
            "State is complete before the call",
            "Everything that the callback needs of a send is in place before the call, for the callback may run "
            + "inside it.",
            "AllocSG, ProcSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-016",
            "Hands off after the call",
            "After the call returned the driver does not touch the NET_BUFFER, its list or its context unless it "
            + "still owns them: the callback may have run inside, and the send may be completed.",
            "ProcSG, SendC",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-017",
            "No lock across the call",
            "No lock is held across the call that the callback itself takes.",
            "ProcSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-018",
            "RESOURCES is handled",
            "Where a request gets RESOURCES the NET_BUFFER is retried, copied, or its list is completed with an error; "
            + "it is never lost and never completed with SUCCESS without transmission (AMB-26, AMB-29).",
            "AllocSG, SendC, Deser",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-019",
            "Nothing to free after RESOURCES",
            "On RESOURCES no callback is awaited and no list is freed for that NET_BUFFER.",
            "ProcSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-020",
            "Half-mapped lists end in order",
            "If one NET_BUFFER fails after earlier ones were mapped, the earlier lists are freed and the list is "
            + "completed once, when the hardware is done with them.",
            "FreeSG, SendC",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-021",
            "Data is final before the call",
            "The data in the MDL chain is final before it is mapped; what is changed afterwards may never reach the "
            + "device.",
            "SGC",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-023",
            "Only while the channel lives",
            "No request before the registration succeeded or after the deregistration, and none to the device while "
            + "halted or initializing (AMB-21).",
            "AllocSG",
            "0xE6/18",
            NdisMAllocateNetBufferSGList),
        Should(
            "SGDMA-ALLOC-024",
            "Requested on the send path",
            "To the device, lists are requested on the send path or in work that continues it, while running or "
            + "pausing (AMB-21).",
            "AllocSG, SGC",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-025",
            "Data to map",
            "A NET_BUFFER that is to be mapped has a DataLength above 0, and a CurrentMdl and CurrentMdlOffset that "
            + "are consistent with DataOffset.",
            "NbD, BCE6",
            "0xE6/21",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-ALLOC-026",
            "Buffers of their own",
            "A list buffer is nonpaged memory, and no two requests or mappings that are alive share a byte. Alignment "
            + "to a pointer is advice.",
            "AllocSG, FreeSG",
            "none",
            NdisMAllocateNetBufferSGList),
    ];
}
