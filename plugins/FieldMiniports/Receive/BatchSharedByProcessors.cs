using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("batch-shared-by-processors", typeof(BatchSharedByProcessors))]

namespace FieldMiniports;

/// <summary>
/// DPCs on two processors collect into the same array while neither holds the lock.
/// </summary>
public sealed class BatchSharedByProcessors : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override bool Process(uint limit)
        {
            Ndis.NdisDprAcquireSpinLock(_lock);
            IndicateAll(ref limit);
            bool hasMore = limit == 0 && Ring.HasDone();
            Ndis.NdisDprReleaseSpinLock(_lock);
            return hasMore;
        }
    }
}
