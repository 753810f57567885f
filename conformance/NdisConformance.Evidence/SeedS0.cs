namespace NdisConformance.Evidence;

/// <summary>S0: allocating and freeing lists.</summary>
internal static class SeedS0
{
    public static Seed Seed { get; } = new()
    {
        Alias = "S0",
        Title = "Allocating and Freeing Scatter/Gather Lists",
        Source = "SGC",
        Sentences =
        [
            new()
            {
                Says = "A driver asks for the list of a send while it handles the send.",
                Reading = "A queued send may go on later, in a DPC; and receives are mapped, too.",
                Rules = ["SGDMA-ALLOC-024"],
            },
            new()
            {
                Says = "Each NET_BUFFER that is to be mapped needs a request of its own.",
                Rules = ["SGDMA-ALLOC-003"],
            },
            new()
            {
                Says = "MiniportProcessSGList is called when there are resources and the list is built.",
                Reading = SeedReadings.Caller,
                Rules = ["SGDMA-CB-001", "SGDMA-ALLOC-013"],
                Host = "Lets a request wait for map registers, and calls back once for each request that it accepted.",
            },
            new()
            {
                Says = "That callback may come before or after the request returns.",
                Rules =
                [
                    "SGDMA-CB-003", "SGDMA-ALLOC-014", "SGDMA-ALLOC-015", "SGDMA-ALLOC-016", "SGDMA-ALLOC-017",
                    "SGDMA-CB-013",
                ],
                Host = SeedReadings.CallbackMoments,
            },
            new()
            {
                Says = "The list starts with the first byte of the MDL that CurrentMdl points to.",
                Reading = "No page says where it ends; here it ends with the last byte of the data.",
                Rules = ["SGDMA-LIST-001", "SGDMA-LIST-006"],
                Host = "Maps from there to the end of the data, even if MDLs are longer or more of them follow.",
                Scenario = "data-path/slack-and-padding",
            },
            new()
            {
                Says = "The data of the frame lies CurrentMdlOffset bytes behind the start of the list.",
                Rules = ["SGDMA-LIST-002", "SGDMA-LIST-003", "SGDMA-LIST-004", "SGDMA-LIST-005"],
                Host = SeedReadings.KeepsPrefix,
            },
            new()
            {
                Says = "A list should be freed in the DPC for finished sends, once the driver is done with it.",
                Rules = ["SGDMA-FREE-001", "SGDMA-FREE-014", "SGDMA-FREE-013"],
            },
            new()
            {
                Says = "No list is freed while driver or hardware still use the memory that it describes.",
                Rules = ["SGDMA-FREE-007", "SGDMA-FREE-008"],
                Host = "Ends the mapping with the free, so that a later access of the device fails and is seen.",
            },
            new()
            {
                Says = "Received data is looked at only after the list was freed, which flushes the cache.",
                Reading = "This is about mappings from the device; shared memory has no list to free.",
                Rules = ["SGDMA-FREE-009", "SGDMA-FREE-016", "RECV-020"],
                Host = "Makes the device's bytes visible with the free, and leaves the data of sends as it is.",
            },
        ],
    };
}
