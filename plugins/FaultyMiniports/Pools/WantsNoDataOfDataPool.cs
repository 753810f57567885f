using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("pool-014-wants-no-data-of-data-pool", typeof(WantsNoDataOfDataPool))]
[assembly: FaultyMiniport("pool-014-wants-no-data-of-data-pool", "POOL-014")]

namespace FaultyMiniports;

/// <summary>Allocates a bare NET_BUFFER from a NET_BUFFER pool with data.</summary>
public sealed class WantsNoDataOfDataPool : NetBufferPoolDriver
{
    /// <inheritdoc/>
    protected override uint DataSize => 64;
}
