using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-023-writes-behind-block", typeof(WritesBehindBlock))]
[assembly: FaultyMiniport("pool-023-writes-behind-block", "POOL-023")]

namespace FaultyMiniports;

/// <summary>Clears four bytes more of each block than it allocated.</summary>
public sealed class WritesBehindBlock : FaultyMiniport
{
    /// <inheritdoc/>
    public override PVOID NdisAllocateMemoryWithTagPriority(
        NDIS_HANDLE ndisHandle, uint length, uint tag, EX_POOL_PRIORITY priority)
    {
        PVOID block = Inner.NdisAllocateMemoryWithTagPriority(ndisHandle, length, tag, priority);
        if (block != null)
        {
            (block + length).Write(0u);
        }

        return block;
    }
}
