using static NdisConformance.Rules.PlannedReasons;
using static NdisConformance.Rules.PlannedRow;

namespace NdisConformance.Rules;

/// <summary>NDIS5: miniports of NDIS 5: what has no checker.</summary>
internal static class PlannedLegacy
{
    public static RuleListing[] Rules =>
    [
        Must("NDIS5-001", "Registered in MiniportInitialize", "S3", Ndis5,
            "NdisMInitializeScatterGatherDma is called only from MiniportInitialize."),
        Must("NDIS5-002", "Registered after the attributes", "S3", Ndis5,
            "NdisMInitializeScatterGatherDma is called after NdisMSetAttributes or NdisMSetAttributesEx."),
        Must("NDIS5-003", "Registered before shared memory", "S3", Ndis5,
            "NdisMInitializeScatterGatherDma is called before NdisMAllocateSharedMemory."),
        HostMust("NDIS5-004", "Others are not supported", "S3, NdW", Ndis5,
            "A driver that is not of NDIS 5.0 or 5.1, or declared no bus master, gets NOT_SUPPORTED (AMB-07, AMB-34)."),
        HostMust("NDIS5-005", "Shortage", "S3", Ndis5,
            "Where resources are short NdisMInitializeScatterGatherDma returns RESOURCES."),
        Must("NDIS5-006", "Mappings of large sends", "S3", Ndis5,
            "With large send offload MaximumPhysicalMapping is the size of the largest such packet, not of a frame."),
        Must("NDIS5-007", "64-bit addresses", "S3", Ndis5,
            "Dma64BitAddresses is TRUE only for a NIC with 64-bit addresses; one with 24 bits does not qualify at "
            + "all."),
        Must("NDIS5-008", "The list comes with the packet", "S3", Ndis5,
            "The list of every packet is taken from its ScatterGatherListPacketInfo."),
        Must("NDIS5-009", "No map registers beside", "S3, PV", Ndis5,
            "A driver with such lists neither allocates nor completes map registers itself."),
        HostMust("NDIS5-010", "Mapped before, unmapped after", "SGC, NdW", Ndis5,
            "The host maps a packet before the send and unmaps it after the completion; its list lives as long."),
        Must("NDIS5-011", "Data is final", "SGC", Ndis5,
            "No change of a packet's data after its receipt is expected on the wire."),
        MustNot("NDIS5-012", "No list is freed", "NdW", Ndis5,
            "The driver frees no list and closes no channel: NDIS 5 has no call for either."),
        MustNot("NDIS5-013", "Generations do not mix", "BC7C, RegSG, S3", Ndis5,
            "A driver of NDIS 6 calls nothing of NDIS 5, and one of NDIS 5 no scatter/gather function of NDIS 6 "
            + "(AMB-34).", "0x7C/15"),
        Must("NDIS5-014", "One completion of a pending packet", "PV, NdW", Ndis5,
            "PENDING is followed by exactly one NdisMSendComplete; any other status gives the packet back and is "
            + "followed by none."),
        Must("NDIS5-015", "Serialized drivers state each packet", "PV", Ndis5,
            "MiniportSendPackets sets the status of each packet; RESOURCES stops the array until the driver says "
            + "that there is room."),
        Must("NDIS5-016", "Deserialized drivers queue", "PV, Deser", Ndis5,
            "A deserialized driver takes all packets, queues them and completes each; it never returns RESOURCES to "
            + "get one again."),
        Must("NDIS5-017", "Pools are freed empty", "PV", Ndis5,
            "Packets and buffers are back in their pools before the pools are freed."),
        Must("NDIS5-018", "Packets are freed without buffers", "PV", Ndis5,
            "Buffers are unchained from a packet before it is freed."),
        Must("NDIS5-019", "RESOURCES keeps the packet", "PV", Ndis5,
            "A received packet with status RESOURCES is the driver's after the call; any other comes back through "
            + "MiniportReturnPacket."),
        Must("NDIS5-020", "Asynchronous memory takes the adapter handle", "PV, NdW", Ndis5,
            "NdisMAllocateSharedMemoryAsync takes the adapter handle and returns PENDING or FAILURE; its completion "
            + "may bring NULL."),
        Must("NDIS5-021", "Characteristics fit the version", "NdW", Ndis5,
            "The length of the characteristics is that of the declared version."),
        HostMust("NDIS5-022", "No reservation without bus master", "S3", Ndis5,
            "A caller that is no bus master gets NOT_SUPPORTED, and nothing is reserved (AMB-07)."),
        HostMust("NDIS5-023", "Hosts that take NDIS 5", "Bk630, S3", Ndis5,
            "Hosts up to 6.20 take drivers of NDIS 5; a host of 6.30 or later refuses them (AMB-39)."),
    ];
}
