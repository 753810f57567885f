using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("limit-per-batch", typeof(LimitPerBatch))]

namespace FieldMiniports;

/// <summary>
/// The number of lists that NDIS allows in a DPC is taken as the limit of each indication, of which there are
/// several.
/// </summary>
public sealed class LimitPerBatch : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override void IndicateAll(ref uint limit)
        {
            while (Collect(limit, out bool isLow) is > 0 and var count)
            {
                Ndis.NdisDprReleaseSpinLock(_lock);
                Indicate(count, isLow);
                Ndis.NdisDprAcquireSpinLock(_lock);
            }
        }
    }
}
