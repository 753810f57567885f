using static NdisConformance.Rules.Describe;
using static NdisConformance.Vocabulary.TraceName;

namespace NdisConformance.Rules;

/// <summary>SGDMA-LIST: what a list means. SGDMA-CB: its callback. SGDMA-FREE: giving it back.</summary>
internal static class ScatterGatherLists
{
    public static RuleDescriptor[] Rules => [.. Lists, .. Callbacks, .. Frees];

    private static RuleDescriptor[] Lists =>
    [
        HostMust(
            "SGDMA-LIST-001",
            "The list begins with CurrentMdl",
            "The first byte of element 0 is the first byte of CurrentMdl's buffer, not of the data.",
            "AllocSG, SGC",
            "none"),
        HostMust(
            "SGDMA-LIST-002",
            "The data begins CurrentMdlOffset in",
            "The packet data begins CurrentMdlOffset bytes into the list.",
            "AllocSG, SGC",
            "none"),
        Must(
            "SGDMA-LIST-003",
            "CurrentMdlOffset is skipped, not DataOffset",
            "The driver skips exactly CurrentMdlOffset bytes of the list (AMB-04).",
            "AllocSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-LIST-004",
            "The skip may span elements",
            "The CurrentMdlOffset bytes that are skipped may be longer than the first element.",
            "SgL, AllocSG",
            "0xE6/26",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-LIST-005",
            "The offset is skipped",
            "The bytes of the list before CurrentMdlOffset are not sent.",
            "AllocSG",
            "none",
            NdisMAllocateNetBufferSGList),
        HostMust(
            "SGDMA-LIST-006",
            "The list ends with the data",
            "The list covers CurrentMdlOffset + DataLength bytes, even if MDLs are longer or more MDLs follow "
            + "(AMB-04).",
            "NbD",
            "none"),
        Should(
            "SGDMA-LIST-007",
            "No more than DataLength goes out",
            "The driver itself ends a frame at DataLength and does not take its length from the MDL chain or the list "
            + "(AMB-04).",
            "NbD",
            "none",
            NdisMAllocateNetBufferSGList) with { IsRobustness = true },
        Must(
            "SGDMA-LIST-008",
            "All elements, in order",
            "All elements are honoured, in order; NumberOfElements is read from the list.",
            "SgL",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-LIST-009",
            "Too many elements",
            "A list with more elements than the NIC takes is copied, coalesced or failed, never cut off.",
            "SGC",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-LIST-010",
            "Addresses are opaque",
            "Addresses are device addresses: no arithmetic links them to virtual or physical ones of the host.",
            "SGC, Shm",
            "0xE6/26",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-LIST-011",
            "Elements of any size",
            "The driver takes elements for neither page sized nor page aligned, nor for one an MDL.",
            "SgL",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-LIST-012",
            "The list is read only",
            "The Reserved members of the list and of its elements are not written. Changing other members in place is "
            + "advised against.",
            "SgL",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-LIST-013",
            "A mapped NET_BUFFER stays as it is",
            "Between request and free nobody changes the current MDL and offsets, the data length or the mapped part "
            + "of the MDL chain.",
            "FreeSG",
            "none",
            NdisMAllocateNetBufferSGList),
        HostMust(
            "SGDMA-LIST-014",
            "Sound elements",
            "No element has length 0, elements do not overlap, and a bounced list fits the map-register grant "
            + "(AMB-26).",
            "SgL, BCE6",
            "none"),
        HostMust(
            "SGDMA-LIST-015",
            "The device's view is its own",
            "The host can bounce: the device then sees a copy, made at the mapping for sends and copied back at the "
            + "free for receives.",
            "SGC, HalPut",
            "none"),
    ];

    private static RuleDescriptor[] Callbacks =>
    [
        HostMust(
            "SGDMA-CB-001",
            "One callback for each success",
            "There is exactly one callback for each request that was accepted, and none for a failed one.",
            "ProcSG",
            "none"),
        HostMust(
            "SGDMA-CB-002",
            "The callback at DISPATCH_LEVEL",
            "MiniportProcessSGList is called at DISPATCH_LEVEL.",
            "ProcSG, HalCb",
            "none"),
        HostMust(
            "SGDMA-CB-003",
            "The callback at any moment",
            "MiniportProcessSGList may run before or after the request returned, on any processor, in any order.",
            "AllocSG, ProcSG, RegSG",
            "none"),
        HostMust(
            "SGDMA-CB-004",
            "The callback's arguments",
            "Context is exactly what the request was given, and pSGL is the list (AMB-01).",
            "ProcSG, AllocSG",
            "none"),
        Must(
            "SGDMA-CB-005",
            "Two arguments mean nothing",
            "MiniportProcessSGList ignores its arguments pDO and Reserved.",
            "ProcSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-CB-006",
            "Work from the list that came",
            "The driver works from pSGL and remembers it for the free.",
            "ProcSG, AllocSG, HalGet",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-CB-007",
            "Order survives the callbacks",
            "The order of the NET_BUFFERs of a list is kept on the wire even when callbacks come in another order.",
            "Send, ProcSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-CB-008",
            "Late callbacks",
            "A callback that comes after the driver began to pause or cancel posts nothing to stopped hardware, yet "
            + "its list is freed and its send completed.",
            "Pause, Cancel",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-CB-009",
            "The callback runs at DISPATCH_LEVEL",
            "MiniportProcessSGList does not wait and calls no function that needs a lower level; it returns at the "
            + "level it was entered with.",
            "ProcSG",
            "none",
            NdisMAllocateNetBufferSGList),
        HostMust(
            "SGDMA-CB-012",
            "No callback after deregistration",
            "No callback comes after NdisMDeregisterScatterGatherDma returned.",
            "DeregSG",
            "none"),
        Must(
            "SGDMA-CB-013",
            "The context lives until the callback",
            "The memory behind Context stays allocated, for the same send, until the callback of the request has run.",
            "AllocSG, ProcSG",
            "none",
            NdisMAllocateNetBufferSGList),
    ];

    private static RuleDescriptor[] Frees =>
    [
        Must(
            "SGDMA-FREE-001",
            "Every list is freed",
            "Every list that the callback delivered is freed with NdisMFreeNetBufferSGList. From-device lists may live "
            + "through a pause (AMB-21).",
            "AllocSG, FreeSG",
            "0xE6/0A",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-FREE-002",
            "Freed once",
            "Every list is freed exactly once.",
            "FreeSG, BCE6",
            "0xE6/06",
            NdisMFreeNetBufferSGList),
        Must(
            "SGDMA-FREE-003",
            "The pointer of the callback",
            "pSGL is the pointer that the callback received.",
            "FreeSG, ProcSG, HalPut",
            "0xE6/06",
            NdisMFreeNetBufferSGList),
        Must(
            "SGDMA-FREE-004",
            "The NET_BUFFER of the list",
            "NetBuffer is the one that was mapped by that list.",
            "FreeSG",
            "none",
            NdisMFreeNetBufferSGList),
        Must(
            "SGDMA-FREE-005",
            "The handle of the request",
            "The handle is the DMA handle with which the list was requested.",
            "FreeSG",
            "none",
            NdisMFreeNetBufferSGList),
        Must(
            "SGDMA-FREE-006",
            "Freed at DISPATCH_LEVEL",
            "NdisMFreeNetBufferSGList is called at exactly DISPATCH_LEVEL.",
            "FreeSG, SDV:irql-gather-dma-function",
            "0xE6/14",
            NdisMFreeNetBufferSGList),
        Must(
            "SGDMA-FREE-007",
            "Not while the NIC uses it",
            "A list is not freed as long as the NIC may still read or write the data.",
            "FreeSG",
            "0xE6/26",
            NdisMFreeNetBufferSGList),
        Must(
            "SGDMA-FREE-008",
            "Not while the driver uses it",
            "A list is not freed while the driver itself still uses it.",
            "FreeSG",
            "none",
            NdisMFreeNetBufferSGList),
        Must(
            "SGDMA-FREE-009",
            "Freed before received bytes are used",
            "For device to memory the free comes before any use of the received bytes: it copies them back (AMB-03).",
            "FreeSG, SGC, HalGet, HalPut",
            "0xE6/0D",
            NdisMFreeNetBufferSGList),
        Must(
            "SGDMA-FREE-010",
            "Freed before the completion",
            "A list is freed before NdisMSendNetBufferListsComplete of the NET_BUFFER_LIST it belongs to (AMB-10).",
            "Send, FreeSG",
            "none",
            NdisMFreeNetBufferSGList),
        Must(
            "SGDMA-FREE-011",
            "The buffer is busy until the free",
            "A list buffer of the driver is freed or used again only after NdisMFreeNetBufferSGList has returned.",
            "FreeSG",
            "none",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-FREE-012",
            "Not before the callback",
            "A list is not freed before the callback of its request has run.",
            "AllocSG",
            "none",
            NdisMFreeNetBufferSGList),
        Should(
            "SGDMA-FREE-014",
            "Freed where the level fits",
            "Lists are freed in the DPC that completes the sends, where no level has to be raised for it.",
            "FreeSG, SGC",
            "none",
            NdisMFreeNetBufferSGList),
        Must(
            "SGDMA-FREE-015",
            "Failed sends free their lists",
            "A send that was cancelled, aborted or failed frees its lists like any other.",
            "AllocSG",
            "none",
            NdisMAllocateNetBufferSGList),
        HostMust(
            "SGDMA-FREE-016",
            "Receives are copied back, sends are not",
            "The free of a from-device mapping makes the device's bytes visible; that of a to-device mapping does not "
            + "overwrite the data.",
            "HalPut",
            "none"),
        Must(
            "SGDMA-FREE-017",
            "No completion with a request pending",
            "No NET_BUFFER_LIST is completed while a request for one of its NET_BUFFERs is pending.",
            "ProcSG, Send",
            "none",
            NdisMAllocateNetBufferSGList),
    ];
}
