using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-016-frees-pool-before-net-buffer", typeof(FreesPoolBeforeNetBuffer))]
[assembly: FaultyMiniport("pool-016-frees-pool-before-net-buffer", "POOL-016")]

namespace FaultyMiniports;

/// <summary>Frees a NET_BUFFER pool before the NET_BUFFER that came from it.</summary>
public sealed class FreesPoolBeforeNetBuffer : NetBufferPoolDriver
{
    /// <inheritdoc/>
    protected override void FreePoolAndNetBuffer()
    {
        FreePool();
        FreeNetBuffer();
    }
}
