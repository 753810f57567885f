
namespace NdisConformance.Rules;

/// <summary>The groups of rules, in the order in which lists show them.</summary>
public static class RuleGroups
{
    public static IReadOnlyList<RuleGroup> All { get; } =
    [
        new()
        {
            Name = "REG",
            Title = "driver registration",
            Consequence = "NDIS refuses the driver, or calls it through an entry point that is not there.",
        },
        new()
        {
            Name = "ATTR",
            Title = "adapter attributes",
            Consequence = "NDIS goes by attributes that do not describe the adapter, or the initialization fails.",
        },
        new()
        {
            Name = "SGDMA-REG",
            Title = "registering the scatter/gather channel",
            Consequence = "The adapter has no DMA channel, or one whose limits and addresses do not fit the device.",
        },
        new()
        {
            Name = "SGDMA-ALLOC",
            Title = "requesting a list",
            Consequence = "The request works on memory or state that is not the driver's, so that the device is given "
                + "wrong addresses or the driver's own data is overwritten.",
        },
        new()
        {
            Name = "SGDMA-LIST",
            Title = "what a list means",
            Consequence = "The device reads bytes that are not the frame: a wrong frame goes out, or the IOMMU stops "
                + "the access.",
        },
        new()
        {
            Name = "SGDMA-CB",
            Title = "MiniportProcessSGList",
            Consequence = "The callback works with state that is gone, or stalls a processor at DISPATCH_LEVEL.",
        },
        new()
        {
            Name = "SGDMA-FREE",
            Title = "freeing a list",
            Consequence = "Map registers, bounce buffers and cache lines are released at the wrong time or not at "
                + "all: data is lost, or sends stop when they run out.",
        },
        new()
        {
            Name = "SGDMA-DEREG",
            Title = "closing the channel",
            Consequence = "The channel goes while something still uses it, or stays when the adapter is gone.",
        },
        new()
        {
            Name = "SHMEM",
            Title = "shared memory",
            Consequence = "Memory that the device writes to is used by somebody else, or is lost until the next boot.",
        },
        new()
        {
            Name = "POOL",
            Title = "pools",
            Consequence = "The pool's memory is lost, or is used after it was freed.",
        },
        new()
        {
            Name = "NBL",
            Title = "NET_BUFFER_LISTs and NET_BUFFERs",
            Consequence = "A list describes memory that is not there, or its memory is lost or used twice.",
        },
        new()
        {
            Name = "MDL",
            Title = "MDLs",
            Consequence = "An MDL describes memory that is not there, or its memory is lost or used twice.",
        },
        new()
        {
            Name = "SEND",
            Title = "sends",
            Consequence = "Protocols wait for sends for ever, or frames are lost or changed on their way.",
        },
        new()
        {
            Name = "RECV",
            Title = "receives",
            Consequence = "Protocols read data that is not the frame, or buffers are lost until receiving stops.",
        },
        new()
        {
            Name = "LIFE",
            Title = "lifecycle",
            Consequence = "The adapter is left between two states: it cannot be stopped, or uses what is gone.",
        },
        new()
        {
            Name = "INT",
            Title = "interrupts",
            Consequence = "An interrupt comes when nobody is there to serve it, or is served at a level where it may "
                + "not be.",
        },
        new()
        {
            Name = "TIMER",
            Title = "timers",
            Consequence = "A timer runs when what it works on is gone.",
        },
        new()
        {
            Name = "IRQL",
            Title = "levels and locks",
            Consequence = "A processor runs at a level at which what it does is not allowed: it deadlocks or faults.",
        },
        new()
        {
            Name = "NDIS5",
            Title = "miniports of NDIS 5",
            Consequence = "Drivers of the two generations are treated as if they were the other one.",
        },
        new()
        {
            Name = "OID",
            Title = "requests",
            Consequence = "Whoever asked waits for ever, and with it all that asks later.",
        },
        new()
        {
            Name = "DEV",
            Title = "the device",
            Consequence = "The device acts on half a descriptor: it reads or writes where it should not.",
        },
    ];

    private static readonly Dictionary<string, RuleGroup> ByName =
        All.ToDictionary(group => group.Name, StringComparer.Ordinal);

    /// <summary>The group of a rule, by its <see cref="RuleDescriptor.Area"/>.</summary>
    public static RuleGroup Of(string area) => ByName.TryGetValue(area, out RuleGroup? group)
        ? group
        : throw new InvalidOperationException($"there is no group {area}");
}
