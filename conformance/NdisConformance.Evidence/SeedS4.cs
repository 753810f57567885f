namespace NdisConformance.Evidence;

/// <summary>S4: buffer management.</summary>
internal static class SeedS4
{
    public static Seed Seed { get; } = new()
    {
        Alias = "S4",
        Title = "Miniport Driver Buffer Management",
        Source = "S4",
        Sentences =
        [
            new()
            {
                Says = "A driver usually makes its pool of NET_BUFFER_LISTs in MiniportInitializeEx.",
                Rules = ["POOL-009", "POOL-008"],
            },
            new()
            {
                Says = "With the lists of that pool it indicates what it received.",
                Rules = ["NBL-001", "RECV-024"],
            },
            new()
            {
                Says = "Usually each such list gets one NET_BUFFER.",
                Rules = ["POOL-010", "RECV-016"],
            },
            new()
            {
                Says = "To have the pool bring the NET_BUFFERs costs less than to allocate them apart.",
                Rules = ["POOL-010"],
            },
            new()
            {
                Says = "If the driver says so when it makes the pool, a NET_BUFFER comes with every list.",
                Rules = ["NBL-007"],
                Host = "Gives every list of such a pool its NET_BUFFER, and takes it back with the list.",
            },
            new()
            {
                Says = "Lists of such a pool must come from NdisAllocateNetBufferAndNetBufferList.",
                Reading = "Other pages allow NdisAllocateNetBufferList as well: that is a note.",
                Rules = ["POOL-011", "POOL-012"],
                Host = "The combined function returns NULL for any other pool.",
            },
            new()
            {
                Says = "Usually a driver allocates all lists for receives in MiniportInitializeEx.",
                Rules = ["NBL-022"],
            },
            new()
            {
                Says = "It then keeps the free ones in a list of its own.",
                Rules = ["NBL-016", "IRQL-006"],
            },
            new()
            {
                Says = "MiniportReturnNetBufferLists can prepare a list for the next indication.",
                Rules = ["RECV-010", "RECV-011", "RECV-012"],
                Host = "Returns lists inside the indication, soon, late, or in several chains.",
            },
            new()
            {
                Says = "It could free the list to its pool instead.",
                Rules = ["RECV-025", "NBL-006"],
            },
            new()
            {
                Says = "To use lists again can cost less than to free them.",
                Rules = ["NBL-016"],
            },
            new()
            {
                Says = "When the adapter halts, all lists and what belongs to them should be freed.",
                Rules = ["NBL-021", "NBL-008", "NBL-009", "MDL-005", "LIFE-007"],
            },
            new()
            {
                Says = "NdisFreeNetBufferList frees the lists, and NdisFreeNetBufferListPool then the pool.",
                Rules = ["NBL-006", "POOL-015", "POOL-017"],
            },
        ],
    };
}
