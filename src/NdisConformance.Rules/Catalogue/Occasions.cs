namespace NdisConformance.Rules;

/// <summary>
/// The rules that only some drivers meet, and which conforming miniport does where the reference is not one of them.
/// </summary>
internal static class Occasions
{
    private const string OwnBuffers = "list buffers that the driver gives";

    private static readonly Dictionary<string, RuleOccasion> ById = new(StringComparer.Ordinal)
    {
        ["REG-008"] = new("characteristics that stay in a field of the driver", "keeps-characteristics"),
        ["REG-011"] = new("a DriverEntry that fails after its registration", "memory-of-the-driver"),
        ["SGDMA-REG-014"] = new("sends above the frame size, with large send offload"),
        ["SGDMA-ALLOC-016"] = new("sends completed inside NdisMAllocateNetBufferSGList", "completes-in-callback"),
        ["SGDMA-FREE-009"] = new("from-device mappings", "receives-through-mappings"),
        ["SGDMA-ALLOC-010"] = new(OwnBuffers),
        ["SGDMA-ALLOC-011"] = new(OwnBuffers),
        ["SGDMA-ALLOC-012"] = new(OwnBuffers),
        ["SGDMA-ALLOC-026"] = new(OwnBuffers),
        ["SGDMA-CB-006"] = new(OwnBuffers),
        ["SGDMA-FREE-011"] = new(OwnBuffers),
        ["POOL-002"] = new("NET_BUFFER pools", "nb-pool"),
        ["POOL-014"] = new("NET_BUFFER pools", "nb-pool"),
        ["POOL-016"] = new("NET_BUFFER pools", "nb-pool"),
        ["POOL-013"] = new("pools with a DataSize", "data-size-pool"),
        ["NBL-003"] = new("lists allocated without an MDL chain", "contexts-and-empty-chains"),
        ["NBL-005"] = new("lists allocated with context space", "contexts-and-empty-chains"),
        ["NBL-007"] = new("calls of NdisFreeNetBuffer", "nb-pool"),
        ["NBL-008"] = new("calls of NdisFreeNetBuffer", "nb-pool"),
        ["NBL-013"] = new("NET_BUFFERs that get another MDL chain", "contexts-and-empty-chains"),
        ["NBL-014"] = new("calls of NdisFreeNetBuffer", "nb-pool"),
        ["SEND-003"] = new("sends that come while others are in flight"),
        ["SEND-019"] = new("NDIS_MAC_OPTION_NO_LOOPBACK among the MacOptions"),
        ["RECV-006"] = new("lists indicated with RESOURCES"),
        ["RECV-021"] = new("frames dropped for lack of receive buffers", "drops-when-dry"),
        ["LIFE-016"] = new("allocations in MiniportPause", "allocates-in-pause"),
        ["LIFE-024"] = new("MiniportShutdownEx in a bug check, which drivers of NDIS 6.30 and later ask for"),
        ["LIFE-032"] = new("calls of NdisStallExecution", "retries-on-resources"),
        ["IRQL-005"] = new("calls of NdisWaitEvent or NdisMSleep", "sleeps-at-halt"),
    };

    public static RuleOccasion? Of(string ruleId) => ById.GetValueOrDefault(ruleId);
}
