using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("pool-without-handle", typeof(PoolWithoutHandle))]

namespace OddMiniports.Receive;

/// <summary>
/// Allocates its pool and its MDLs with the handle of no adapter: NULL for the pool, and a pool tag of its own.
/// Legal: NdisAllocateNetBufferListPool: NdisHandle is optional.
/// </summary>
public sealed class PoolWithoutHandle : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override bool CreatePool()
        {
            NET_BUFFER_LIST_POOL_PARAMETERS parameters = PoolParameters();
            parameters.PoolTag = 0x3164644F;
            _pool = Ndis.NdisAllocateNetBufferListPool(default, ref parameters);
            return _pool != null;
        }
    }
}
