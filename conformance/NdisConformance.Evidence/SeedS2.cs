namespace NdisConformance.Evidence;

/// <summary>S2: NdisMRegisterScatterGatherDma.</summary>
internal static class SeedS2
{
    public static Seed Seed { get; } = new()
    {
        Alias = "S2",
        Title = "NdisMRegisterScatterGatherDma function",
        Source = "S2",
        Sentences =
        [
            new()
            {
                Says = "On ARM and ARM64 drivers should rather use the DMA of WDF or WDM.",
                Rules = ["SGDMA-REG-021"],
            },
            new()
            {
                Says = "A bus-master miniport opens its channel in MiniportInitializeEx.",
                Rules = ["SGDMA-REG-001", "ATTR-006"],
            },
            new()
            {
                Says = "It passes the handle that MiniportInitializeEx was given.",
                Rules = ["REG-014"],
                Host = "Returns NOT_SUPPORTED for a handle that is not an adapter's.",
                Scenario = "registration-versions/ndis-6-0",
            },
            new()
            {
                Says = "The header of the description has its type, revision 1, and the size of that revision.",
                Reading = "A larger size is as good.",
                Rules = ["SGDMA-REG-005", "SGDMA-REG-006"],
                Host = "Returns BAD_VERSION for another type, an unknown revision or a smaller size.",
            },
            new()
            {
                Says = "Flags holds every flag that the NIC needs, or zero for a NIC of 32 bits.",
                Rules = ["SGDMA-REG-017"],
            },
            new()
            {
                Says = "One flag says that the NIC takes 64-bit addresses; without it the NIC takes 32 bits.",
                Rules = ["SGDMA-REG-015", "SGDMA-REG-016", "SHMEM-033"],
                Host = "Without the flag all addresses are below 4 GiB; with it some are above.",
            },
            new()
            {
                Says = "MaximumPhysicalMapping is the most that one DMA operation moves; it sizes the map registers.",
                Rules = ["SGDMA-REG-022", "SGDMA-REG-014"],
                Host = "Grants a bounced transfer as many map registers as the size has pages, and two more.",
            },
            new()
            {
                Says = "ProcessSGListHandler is the function that is called once a list is built.",
                Rules = ["SGDMA-REG-012", "SGDMA-CB-001"],
                Host = "Calls it once for each request that it accepted.",
            },
            new()
            {
                Says = "The handler for shared memory is needed for NdisMAllocateSharedMemoryAsyncEx only; else NULL.",
                Rules = ["SGDMA-REG-013"],
            },
            new()
            {
                Says = "NDIS writes the size of a list into ScatterGatherListSize before it returns.",
                Reading = "The size \"should\" be enough: a longer list remains possible.",
                Rules = ["SGDMA-REG-010", "SGDMA-REG-011"],
                Host = "Writes a size that is enough for MaximumPhysicalMapping; after a failure, one without meaning.",
                Scenario = "buffer-size-fallback/size-exact",
            },
            new()
            {
                Says = "Drivers should allocate the memory for lists beforehand, by that size.",
                Rules = ["SGDMA-REG-020"],
            },
            new()
            {
                Says = "The handle that comes back is opaque, and all later calls about the channel take it.",
                Rules = ["SGDMA-ALLOC-002", "SGDMA-FREE-005", "SGDMA-DEREG-005", "SHMEM-020", "SGDMA-REG-018"],
                Scenario = "free-ordering/one-send",
            },
            new()
            {
                Says = "SUCCESS: the channel has its resources. RESOURCES: there are not enough.",
                Rules = ["SGDMA-REG-010", "SGDMA-REG-009"],
                Host = "Returns RESOURCES where a scenario asks for it, and for a second channel.",
                Scenario = "registration-versions/channel-refused",
            },
            new()
            {
                Says = "NOT_SUPPORTED: the driver registered below NDIS 6.0, or did not declare a bus master.",
                Rules = ["SGDMA-REG-007", "SGDMA-REG-008", "SGDMA-REG-003", "ATTR-006"],
                Host = "Returns it, after a look at the header and before one at resources.",
                Scenario = "registration-versions/channel-refused-not-supported",
            },
            new()
            {
                Says = "BAD_VERSION: this NDIS does not know the revision in the header.",
                Rules = ["SGDMA-REG-006"],
                Host = "Returns it before it looks at anything else, and takes no resources.",
                Scenario = "registration-versions/channel-refused-version",
            },
            new()
            {
                Says = "The callback may run outside the call that asked for the list.",
                Reading = SeedReadings.Caller,
                Rules = ["SGDMA-CB-003"],
                Host = SeedReadings.CallbackMoments,
                Scenario = "callback-timing/other-processor",
            },
            new()
            {
                Says = "Bus-master miniports get shared memory at run time by NdisMAllocateSharedMemoryAsyncEx.",
                Rules = ["SHMEM-021", "SHMEM-029", "SHMEM-001"],
                Host = "Returns FAILURE to a driver that registered no handler for the completion.",
            },
            new()
            {
                Says = "That call is required where heavy traffic uses up the memory of the initialization.",
                Reading = "It is the only way to more memory; frames may be dropped, but receiving goes on.",
                Rules = ["SHMEM-032", "SHMEM-010", "RECV-021"],
                Host = "Keeps received lists until the buffers run out, where a scenario says so.",
            },
            new()
            {
                Says = "If it returns PENDING the completion handler is called later.",
                Rules =
                [
                    "SHMEM-022", "SHMEM-027", "SHMEM-026", "SHMEM-028", "SHMEM-025", "SHMEM-023", "SHMEM-024",
                ],
                Host = "Calls it once, at PASSIVE_LEVEL, at a moment of the scenario's choice, with memory or NULL.",
            },
            new()
            {
                Says = "NdisMDeregisterScatterGatherDma gives the resources of the channel back.",
                Rules = ["SGDMA-DEREG-002", "SGDMA-DEREG-003"],
            },
        ],
    };
}
