namespace NdisConformance.Evidence;

/// <summary>S3: NdisMInitializeScatterGatherDma, of NDIS 5.</summary>
internal static class SeedS3
{
    public static Seed Seed { get; } = new()
    {
        Alias = "S3",
        Title = "NdisMInitializeScatterGatherDma function",
        Source = "S3",
        Sentences =
        [
            new()
            {
                Says = "NDIS 5 is outdated; NDIS 6 took its place.",
                Rules = ["NDIS5-023"],
                Host = "Takes drivers of NDIS 5 up to version 6.20, and refuses them from 6.30 on.",
            },
            new()
            {
                Says = "A bus-master miniport calls it in MiniportInitialize, with the handle that it was given.",
                Rules = ["NDIS5-001", "REG-014"],
                Host = "Returns NOT_SUPPORTED for a handle that is not an adapter's.",
            },
            new()
            {
                Says = "Dma64BitAddresses says whether the NIC takes 64 or 32 bits; 24 bits are not served.",
                Rules = ["NDIS5-007"],
                Host = "Gives addresses above 4 GiB if it is TRUE, and bounces what lies there if it is FALSE.",
            },
            new()
            {
                Says = "MaximumPhysicalMapping is the most that one DMA operation moves; with large send offload it "
                    + "should be the largest such send, not a frame.",
                Reading = "Without large send offload the largest send is a frame.",
                Rules = ["SGDMA-REG-022", "NDIS5-006"],
                Scenario = "ndis5/life",
                Breaker = "sgdma-reg-022-maps-small-packets-only",
                Test = "Ndis5StartRuleTests.Fires_WhenTheMaximumDoesNotCoverAFrame",
            },
            new()
            {
                Says = "It succeeds, or fails because system resources are short.",
                Rules = ["NDIS5-005"],
                Host = "Returns SUCCESS or RESOURCES.",
            },
            new()
            {
                Says = "It fails if the driver did not register as one of NDIS 5.0 or 5.1.",
                Rules = ["NDIS5-004"],
                Host = "Returns NOT_SUPPORTED to a driver of NDIS 4 and to one of NDIS 6.",
            },
            new()
            {
                Says = "It fails if the NIC was not declared a bus master.",
                Reading = "Another sentence says that it just returns, without reserving anything. Both hold if it "
                    + "fails and reserves nothing.",
                Rules = ["NDIS5-004", "NDIS5-022"],
                Host = "Returns NOT_SUPPORTED and reserves nothing: shared memory cannot be had, and packets "
                    + "have no lists.",
            },
            new()
            {
                Says = "It comes after the attributes are set and before shared memory is allocated.",
                Rules = ["NDIS5-002", "NDIS5-003"],
            },
            new()
            {
                Says = "It reserves what DMA needs: the driver has no map registers to allocate or to release.",
                Rules = ["NDIS5-009", "NDIS5-012"],
                Host = "Ends the reservation with the adapter; NdisMAllocateMapRegisters fails meanwhile.",
            },
            new()
            {
                Says = "Device addresses come from the per-packet information, for each packet of MiniportSend.",
                Rules = ["NDIS5-008", "NDIS5-010"],
                Host = "Maps each packet before the send and unmaps it after the completion.",
            },
            new()
            {
                Says = "The same goes for packets of MiniportCoSendPackets.",
                NotApplicable = "CoNDIS is not modelled",
            },
            new()
            {
                Says = "The driver gives these addresses to its NIC.",
                Rules = ["NDIS5-008"],
                Host = "Lets the IOMMU refuse every other address.",
            },
            new()
            {
                Says = "It is not for drivers of NDIS 6, which call NdisMRegisterScatterGatherDma.",
                Reading = "The call fails and is reported; Windows stops with a bug check.",
                Rules = ["NDIS5-013"],
                Host = "Refuses the call with NOT_SUPPORTED and states it.",
            },
            new()
            {
                Says = "Drivers of NDIS 5.1 may call it on Windows XP and Vista.",
                Reading = "Hosts up to 6.20 take drivers of NDIS 5.",
                Rules = ["NDIS5-023"],
                Host = "Takes drivers of NDIS 5.1 on versions 5.1 to 6.20.",
            },
            new()
            {
                Says = "The page names header and platform.",
                NotApplicable = SeedReadings.BuildFacts,
            },
        ],
    };
}
