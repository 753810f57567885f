namespace NdisConformance.Rules;

/// <summary>
/// What goes wrong on Windows where a rule is broken: what holds for the group of the rule, unless the rule is one of
/// those that break something else.
/// </summary>
internal static class Consequences
{
    private static readonly Dictionary<string, string> ByGroup = new(StringComparer.Ordinal)
    {
        ["REG"] = "NDIS refuses the driver, or calls it through an entry point that is not there.",
        ["ATTR"] = "NDIS goes by attributes that do not describe the adapter, or the initialization fails.",
        ["SGDMA-REG"] = "The adapter has no DMA channel, or one whose limits and addresses do not fit the "
            + "device.",
        ["SGDMA-ALLOC"] = "The request works on memory or state that is not the driver's, so that the device is given "
            + "wrong addresses or the driver's own data is overwritten.",
        ["SGDMA-LIST"] = "The device reads bytes that are not the frame: a wrong frame goes out, or the "
            + "IOMMU stops the access.",
        ["SGDMA-CB"] = "The callback works with state that is gone, or stalls a processor at DISPATCH_LEVEL.",
        ["SGDMA-FREE"] = "Map registers, bounce buffers and cache lines are given back at the wrong time or "
            + "not at all: data is lost, or sends stop when they run out.",
        ["SGDMA-DEREG"] = "The channel goes while something still uses it, or stays when the adapter is gone.",
        ["SHMEM"] = "Memory that the device writes to is used by somebody else, or is lost until the next boot.",
        ["POOL"] = "The pool's memory is lost, or is used after it was given back.",
        ["NBL"] = "A list describes memory that is not there, or its memory is lost or used twice.",
        ["MDL"] = "An MDL describes memory that is not there, or its memory is lost or used twice.",
        ["SEND"] = "Protocols wait for sends for ever, or frames are lost or changed on their way.",
        ["RECV"] = "Protocols read data that is not the frame, or buffers are lost until receiving stops.",
        ["LIFE"] = "The adapter is left between two states: it cannot be stopped, or uses what is gone.",
        ["INT"] = "An interrupt comes when nobody is there to serve it, or is served at a level where it may not be.",
        ["TIMER"] = "A timer runs when what it works on is gone.",
        ["IRQL"] = "A processor runs at a level at which what it does is not allowed: it deadlocks or faults.",
        ["NDIS5"] = "Drivers of the two generations are treated as if they were the other one.",
        ["OID"] = "Whoever asked waits for ever, and with it all that asks later.",
        ["DEV"] = "The device acts on half a descriptor: it reads or writes where it should not.",
    };

    private static readonly Dictionary<string, string> ByRule = Rows(
        ("The call waits or touches pageable memory at a level where neither is possible, and the machine stops.",
            ["SGDMA-REG-002", "SGDMA-DEREG-004", "SHMEM-002", "ATTR-009", "REG-001", "IRQL-005"]),
        ("The function takes spin locks of its own and raises the level itself or not at all: below DISPATCH_LEVEL "
            + "another thread comes between, above it the lock deadlocks.",
            ["SGDMA-ALLOC-001", "SGDMA-FREE-006", "SHMEM-014", "POOL-020", "NBL-020", "IRQL-002"]),
        ("The callback or a completion runs inside the call and takes the same lock: the processor waits for itself.",
            ["SGDMA-ALLOC-017", "SEND-017", "RECV-010", "LIFE-031", "INT-012"]),
        ("NDIS reads members that the structure does not have, or refuses the call.",
            ["REG-002", "ATTR-004", "ATTR-011", "SGDMA-REG-005", "POOL-001", "POOL-002", "INT-002"]),
        ("The driver's memory and entry points stay known to NDIS after its image is gone: the next call goes nowhere.",
            ["REG-011", "REG-012", "LIFE-011"]),
        ("A handle of another kind is taken for what it is not: NDIS works on the wrong object.",
            ["REG-014", "SGDMA-ALLOC-002", "SGDMA-FREE-005", "SGDMA-DEREG-005", "POOL-014", "POOL-019"]),
        ("The driver goes on with something that it did not get, and follows a null pointer.",
            ["REG-013", "ATTR-012", "SGDMA-REG-018", "SHMEM-004", "POOL-008", "NBL-002", "MDL-003", "SGDMA-ALLOC-018",
            "NBL-019"]),
        ("The HAL copies and flushes for the wrong direction: with bounce buffers the device sends or the driver reads "
            + "old bytes. On a plain PC nothing shows.",
            ["SGDMA-ALLOC-005", "SGDMA-FREE-009"]),
        ("The list may lie in memory of NDIS: what stands in the driver's own buffer then is garbage.",
            ["SGDMA-ALLOC-010", "SGDMA-CB-006", "SGDMA-FREE-003"]),
        ("NDIS still builds the list, on another processor or later: what is read is not written yet.",
            ["SGDMA-ALLOC-013", "SGDMA-ALLOC-014", "SGDMA-FREE-012", "SGDMA-CB-008"]),
        ("The callback may already have run, and the send may be complete, when the call returns: what the driver then "
            + "touches belongs to the protocol again.",
            ["SGDMA-ALLOC-015", "SGDMA-ALLOC-016"]),
        ("The same memory is given back twice: the second time it belongs to somebody else.",
            ["SGDMA-FREE-002", "SHMEM-013", "POOL-018", "NBL-006", "NBL-014", "MDL-002", "SGDMA-DEREG-006"]),
        ("What is lost stays lost until the next boot; after some halts and restarts nothing is left to allocate.",
            ["SGDMA-DEREG-002", "SGDMA-DEREG-003", "SHMEM-016", "POOL-017", "NBL-021", "MDL-005", "LIFE-003",
            "LIFE-007"]),
        ("The device still reads or writes through the mapping: it corrupts whoever gets the memory next.",
            ["SGDMA-FREE-007", "SGDMA-DEREG-009", "SHMEM-017", "SEND-007", "RECV-005", "LIFE-009", "LIFE-030"]),
        ("The pages of a send are unlocked or used again while a mapping of them lives.",
            ["SGDMA-FREE-010", "SGDMA-FREE-017", "SGDMA-ALLOC-020", "SEND-020", "MDL-004"]),
        ("After the completion the list belongs to the protocol, which may have freed it.",
            ["SEND-006", "SEND-021", "SEND-001"]),
        ("Where the list does not begin at the data, bytes before it go out on the wire: data of somebody else.",
            ["SGDMA-LIST-003", "SGDMA-LIST-004", "SGDMA-LIST-005"]),
        ("Memory of somebody else goes out on the wire behind the frame.", ["SEND-013", "SGDMA-LIST-007"]),
        ("On a machine with an IOMMU or with bounce buffers the device's addresses are not those of the processor.",
            ["SGDMA-LIST-010", "SHMEM-007", "SHMEM-030"]),
        ("On a machine with memory above 4 GiB the device cuts the address and reads somewhere else.",
            ["SGDMA-REG-015", "SGDMA-REG-016"]),
        ("Frames of a connection arrive out of order, which is slow, and duplicates look like loss.",
            ["SEND-008", "SEND-009", "SGDMA-CB-007"]),
        ("The list is NDIS's until it is returned: what is written to it meanwhile shows up in a protocol.",
            ["RECV-004", "RECV-008"]),
        ("The pause never ends, and with it stops, unbindings, power changes and the removal of the adapter.",
            ["LIFE-012", "LIFE-014", "LIFE-015", "LIFE-016", "RECV-023", "SEND-022"]),
        ("NDIS takes the adapter for idle, and unbinds or halts it while data is still under way.",
            ["LIFE-013"]),
        ("Nobody can tell from the event log why the adapter does not start.", ["SHMEM-005", "LIFE-004"]),
        ("The level at the end of one callback is that of whatever runs next on the processor.",
            ["IRQL-001", "SGDMA-CB-009"]),
        ("The machine is going down with its state frozen: a call that waits or locks hangs it.",
            ["LIFE-024", "LIFE-025", "SHMEM-015"]),
        ("All that it costs is time and memory, with every send or receive.",
            ["POOL-009", "POOL-010", "NBL-016", "NBL-022", "SGDMA-REG-020"]));

    /// <summary>What goes wrong where a rule is broken, in a sentence.</summary>
    public static string Of(RuleDescriptor rule) => (rule.Level, rule.Who) switch
    {
        (RuleLevel.May, RuleParty.Host) => "It is a permission: a driver has to live with either way.",
        (RuleLevel.May, _) => "It is a permission: a driver that makes use of it is as good as one that does not.",
        _ => ByRule.GetValueOrDefault(rule.Id) ?? ByGroup[rule.Area],
    };

    private static Dictionary<string, string> Rows(params (string Consequence, string[] Rules)[] rows)
        => rows.SelectMany(row => row.Rules.Select(rule => (rule, row.Consequence)))
            .ToDictionary(pair => pair.rule, pair => pair.Consequence, StringComparer.Ordinal);
}
