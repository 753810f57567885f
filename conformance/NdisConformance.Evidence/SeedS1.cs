namespace NdisConformance.Evidence;

/// <summary>S1: NdisMAllocateNetBufferSGList.</summary>
internal static class SeedS1
{
    public static Seed Seed { get; } = new()
    {
        Alias = "S1",
        Title = "NdisMAllocateNetBufferSGList function",
        Source = "S1",
        Sentences =
        [
            new()
            {
                Says = "The function is for bus-master miniports, from NDIS 6.0 on.",
                Rules = ["ATTR-006", "SGDMA-REG-007", "SGDMA-REG-008"],
                Host = "Opens a channel, without which there are no lists, for such drivers only.",
            },
            new()
            {
                Says = "It is called at DISPATCH_LEVEL; Static Driver Verifier has a rule for that.",
                Rules = ["SGDMA-ALLOC-001", "IRQL-002"],
                Host = "Sends at PASSIVE_LEVEL as well, so that a driver has to raise the level first.",
            },
            new()
            {
                Says = "The DMA handle is the one that the registration of the channel gave.",
                Rules = ["SGDMA-ALLOC-002"],
                Host = "Returns RESOURCES for any other handle.",
            },
            new()
            {
                Says = "The list describes the data of this NET_BUFFER, from the start of CurrentMdl.",
                Rules = ["SGDMA-LIST-001", "SGDMA-ALLOC-025"],
                Host = "Returns RESOURCES if the MDLs hold less than the NET_BUFFER says.",
            },
            new()
            {
                Says = "Context is the caller's, for any use; the callback gets it.",
                Rules = ["SGDMA-CB-004", "SGDMA-ALLOC-015", "SGDMA-CB-013"],
                Host = "Hands it over unchanged.",
            },
            new()
            {
                Says = "Flags holds the defined flag, or zero.",
                Rules = ["SGDMA-ALLOC-006"],
                Host = "Ignores other bits.",
            },
            new()
            {
                Says = "The flag is set if the device reads the data, as for a send, and clear if it writes.",
                Rules = ["SGDMA-ALLOC-005"],
                Host = "Maps for this direction only; an access in the other one fails and is seen.",
                Scenario = "callback-timing/inside",
            },
            new()
            {
                Says = "The flag is clear where the device writes into NET_BUFFERs of the driver, as with chimney.",
                Rules = ["SGDMA-FREE-009", "SGDMA-FREE-016", "SGDMA-ALLOC-005", "SGDMA-ALLOC-023"],
                Host = "Maps for the device to write, whatever the driver wants it for.",
                NotApplicable = "TCP chimney is not modelled; its rules are judged for every mapping from the device",
            },
            new()
            {
                Says = "Without a buffer for the list NDIS finds storage, and the size means nothing.",
                Rules = ["SGDMA-ALLOC-007"],
                Host = "Uses storage of its own, whatever the size says.",
            },
            new()
            {
                Says = "With a buffer, the size is that of the buffer; if it is too small NDIS finds storage.",
                Rules = ["SGDMA-ALLOC-008", "SGDMA-ALLOC-012"],
                Host = "Uses storage of its own where the list does not fit, and the request succeeds.",
                Scenario = "buffer-size-fallback/size-one-byte-short",
            },
            new()
            {
                Says = "SUCCESS says that the list was built.",
                Reading = "Elsewhere the callback may come later; so SUCCESS promises one callback, no more.",
                Rules = ["SGDMA-CB-001", "SGDMA-ALLOC-014"],
                Host = "Calls back exactly once after SUCCESS, and never after a failure.",
            },
            new()
            {
                Says = "RESOURCES says that there was not enough of something.",
                Rules = ["SGDMA-ALLOC-018", "SGDMA-ALLOC-019", "SGDMA-ALLOC-020"],
                Host = "Returns it where a scenario asks for it, and always where one bounced transfer needs more map "
                    + "registers than the channel has.",
            },
            new()
            {
                Says = "The request comes from MiniportSendNetBufferLists, once for each NET_BUFFER to be mapped.",
                Rules = ["SGDMA-ALLOC-003", "SGDMA-ALLOC-024"],
            },
            new()
            {
                Says = "NDIS lets HAL build the list, and HAL calls the callback that was registered.",
                Reading = SeedReadings.Caller,
                Rules = ["SGDMA-REG-012"],
                Host = "Builds the list itself and calls the handler; there is no separate HAL.",
            },
            new()
            {
                Says = "The callback may come before the request returns; the list is not touched before it.",
                Rules = ["SGDMA-CB-003", "SGDMA-ALLOC-013"],
                Host = "Locks list and buffer until the callback runs, so that an earlier access is seen.",
            },
            new()
            {
                Says = "Buffers that were prepared beforehand make requests faster; NDIS recommends their size.",
                Rules = ["SGDMA-REG-020", "SGDMA-REG-010", "SGDMA-ALLOC-011", "SGDMA-ALLOC-026"],
                Host = "Gives the size in ScatterGatherListSize: enough for a list over MaximumPhysicalMapping.",
            },
            new()
            {
                Says = "The given buffer need not hold the list: the callback gets the pointer to it.",
                Rules = ["SGDMA-ALLOC-009", "SGDMA-ALLOC-010", "SGDMA-CB-006"],
                Host = "Uses storage of its own where the buffer is too small, and elsewhere if a scenario says so.",
                Scenario = "buffer-size-fallback/own-storage",
            },
            new()
            {
                Says = "The list starts with CurrentMdl, and the data CurrentMdlOffset bytes behind that.",
                Rules =
                [
                    "SGDMA-LIST-001", "SGDMA-LIST-002", "SGDMA-LIST-003", "SGDMA-LIST-004", "SGDMA-LIST-005",
                ],
                Host = SeedReadings.KeepsPrefix,
            },
            new()
            {
                Says = "Every list is freed by NdisMFreeNetBufferSGList.",
                Rules = ["SGDMA-FREE-001", "SGDMA-FREE-003"],
            },
            new()
            {
                Says = "The page names header, library and platform.",
                NotApplicable = SeedReadings.BuildFacts,
            },
        ],
    };
}
