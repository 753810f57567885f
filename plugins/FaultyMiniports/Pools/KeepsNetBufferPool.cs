using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-017-keeps-net-buffer-pool", typeof(KeepsNetBufferPool))]
[assembly: FaultyMiniport("pool-017-keeps-net-buffer-pool", "POOL-017")]

namespace FaultyMiniports;

/// <summary>Frees its NET_BUFFER and never the NET_BUFFER pool.</summary>
public sealed class KeepsNetBufferPool : NetBufferPoolDriver
{
    /// <inheritdoc/>
    protected override void FreePoolAndNetBuffer() => FreeNetBuffer();
}
