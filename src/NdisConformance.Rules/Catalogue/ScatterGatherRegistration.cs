using static NdisConformance.Rules.Describe;
using static NdisConformance.Vocabulary.TraceName;

namespace NdisConformance.Rules;

/// <summary>SGDMA-REG: registering the scatter/gather channel. SGDMA-DEREG: closing it.</summary>
internal static class ScatterGatherRegistration
{
    public static RuleDescriptor[] Rules =>
    [
        Must(
            "SGDMA-REG-001",
            "Registered in MiniportInitializeEx",
            "NdisMRegisterScatterGatherDma is called only from within MiniportInitializeEx.",
            "RegSG, SGC",
            "none",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-REG-002",
            "Registered at PASSIVE_LEVEL",
            "NdisMRegisterScatterGatherDma is called at PASSIVE_LEVEL.",
            "RegSG",
            "SDV:Irql_Gather_DMA_Function",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-REG-003",
            "Registered after the attributes",
            "NdisMRegisterScatterGatherDma is called after NdisMSetMiniportAttributes has set the registration "
            + "attributes.",
            "Init",
            "none",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-REG-004",
            "Registered before shared memory",
            "NdisMRegisterScatterGatherDma comes before the first NdisMAllocateSharedMemory and the first "
            + "NdisMGetDmaAlignment.",
            "Init, Shm, Algn",
            "none",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-REG-005",
            "Header of the DMA description",
            "Header.Type is that of the description, Revision one that the host knows, Size at least that of the "
            + "revision; sizeof is as good (AMB-06).",
            "RegSG, HdrV",
            "0x7C/21",
            NdisMRegisterScatterGatherDma),
        HostMust(
            "SGDMA-REG-006",
            "Unknown revisions are refused",
            "A Revision that the host does not know gives BAD_VERSION before any other check, and takes no resources.",
            "RegSG",
            "none"),
        HostMust(
            "SGDMA-REG-008",
            "Only bus masters get a channel",
            "An adapter that is not declared a bus master gets NOT_SUPPORTED.",
            "RegSG",
            "none"),
        HostMust(
            "SGDMA-REG-009",
            "A shortage is RESOURCES",
            "A shortage makes the registration return RESOURCES.",
            "RegSG",
            "none"),
        HostMust(
            "SGDMA-REG-010",
            "The list size is told",
            "On SUCCESS a handle is given, and ScatterGatherListSize is written before the return: bytes that are "
            + "enough for a list over MaximumPhysicalMapping (AMB-27).",
            "RegSG",
            "none"),
        Must(
            "SGDMA-REG-011",
            "The list size is read after SUCCESS",
            "ScatterGatherListSize is read only once the registration has returned SUCCESS.",
            "RegSG",
            "none",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-REG-012",
            "A handler for lists",
            "ProcessSGListHandler is a MiniportProcessSGList function.",
            "RegSG",
            "none",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-REG-014",
            "The largest operation is registered",
            "MaximumPhysicalMapping is the largest number of bytes that one DMA operation covers: with large send "
            + "offload the largest offloaded send (AMB-26).",
            "RegSG",
            "0xE6/0C",
            NdisMAllocateNetBufferSGList),
        Must(
            "SGDMA-REG-015",
            "64-bit addresses only where they fit",
            "NDIS_SG_DMA_64_BIT_ADDRESS is set only if the NIC can address 64 bits.",
            "RegSG",
            "0xE6/26",
            NdisMRegisterScatterGatherDma),
        HostMust(
            "SGDMA-REG-016",
            "32-bit devices get low addresses",
            "If the 64-bit flag is clear every address in every list is below 4 GiB.",
            "RegSG, SGC",
            "none"),
        Must(
            "SGDMA-REG-017",
            "Known flags only",
            "No bit of Flags is set but the documented ones. A bit that means nothing is a piece of advice.",
            "RegSG",
            "none",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-REG-018",
            "A failed registration is handled",
            "A failure makes MiniportInitializeEx undo its work and fail (AMB-33), or the driver takes a path without "
            + "scatter/gather DMA; the handle is not used afterwards.",
            "Init, RegSG",
            "none",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-REG-019",
            "One channel at a time",
            "An adapter has one scatter/gather channel at a time. Asking for a second one is a piece of "
            + "advice (AMB-24).",
            "RegSG",
            "none",
            NdisMRegisterScatterGatherDma),
        Should(
            "SGDMA-REG-020",
            "List buffers are prepared",
            "One buffer of ScatterGatherListSize is allocated beforehand for each send that may be outstanding, and "
            + "given to NdisMAllocateNetBufferSGList. A driver that leaves the storage to NDIS conforms.",
            "RegSG, AllocSG, S1, S2, SGC",
            "none",
            NdisMAllocateNetBufferSGList) with { IsPerformance = true },
        Must(
            "SGDMA-REG-022",
            "The maximum covers a frame",
            "MaximumPhysicalMapping is above 0 and covers MtuSize with the link header. A driver that copies every "
            + "larger frame is exempt (AMB-26).",
            "RegSG, GAttr",
            "0xE6/0C",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-DEREG-001",
            "Lists before the channel",
            "All lists are freed, and no request is outstanding, before NdisMDeregisterScatterGatherDma (AMB-11).",
            "DeregSG, BCE6",
            "0xE6/0A",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-DEREG-002",
            "Halt closes the channel",
            "NdisMDeregisterScatterGatherDma is called in MiniportHaltEx for every successful registration (AMB-24).",
            "DeregSG, SGC",
            "SDV:Init_RegisterSG",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-DEREG-003",
            "A failed initialization closes the channel",
            "After a successful registration the failure path of MiniportInitializeEx deregisters the channel.",
            "SDV:init-registersg, Init",
            "SDV:Init_RegisterSG",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-DEREG-004",
            "Deregistered at PASSIVE_LEVEL",
            "NdisMDeregisterScatterGatherDma is called at PASSIVE_LEVEL.",
            "DeregSG",
            "SDV:Irql_Gather_DMA_Function",
            NdisMDeregisterScatterGatherDma),
        Must(
            "SGDMA-DEREG-005",
            "The DMA handle is deregistered",
            "The argument of NdisMDeregisterScatterGatherDma is the handle that the registration gave.",
            "DeregSG",
            "none",
            NdisMDeregisterScatterGatherDma),
        Must(
            "SGDMA-DEREG-006",
            "Deregistered once, then dead",
            "The channel is deregistered once for each registration, and its handle is not used afterwards.",
            "DeregSG, BCE6",
            "0xE6/18",
            NdisMDeregisterScatterGatherDma),
        Should(
            "SGDMA-DEREG-007",
            "Shared memory before the channel",
            "Shared memory is freed before the channel is deregistered; freeing it afterwards, before halt ends, is "
            + "legal (AMB-11).",
            "Halt, BCE6",
            "0xE6/07",
            NdisMDeregisterScatterGatherDma),
        Must(
            "SGDMA-DEREG-008",
            "No end without a beginning",
            "NdisMDeregisterScatterGatherDma is not called where the registration failed.",
            "DeregSG",
            "none",
            NdisMRegisterScatterGatherDma),
        Must(
            "SGDMA-DEREG-009",
            "DMA is stopped first",
            "The NIC's DMA engine is stopped before the channel is deregistered.",
            "Halt",
            "0xE6/26",
            NdisMDeregisterScatterGatherDma),
    ];
}
