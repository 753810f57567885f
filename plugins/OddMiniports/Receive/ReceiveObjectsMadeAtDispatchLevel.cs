using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;

[assembly: NdisMiniport("receive-objects-made-at-dispatch-level", typeof(ReceiveObjectsMadeAtDispatchLevel))]

namespace OddMiniports.Receive;

/// <summary>
/// Allocates pool, MDLs and lists at DISPATCH_LEVEL, though it could do without. Legal:
/// NdisAllocateNetBufferListPool, NdisAllocateMdl: at or below DISPATCH_LEVEL.
/// </summary>
public sealed class ReceiveObjectsMadeAtDispatchLevel : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override bool CreatePool()
        {
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            bool isCreated = base.CreatePool();
            Ndis.NDIS_LOWER_IRQL(oldIrql);
            return isCreated;
        }

        /// <inheritdoc/>
        protected override bool CreateObjects(ReceiveBuffer buffer)
        {
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            bool isCreated = base.CreateObjects(buffer);
            Ndis.NDIS_LOWER_IRQL(oldIrql);
            return isCreated;
        }
    }
}
