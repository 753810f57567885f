using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("late-mapping-ignored-after-removal", typeof(LateMappingIgnoredAfterRemoval))]

namespace FieldMiniports;

/// <summary>
/// A scatter/gather list that comes after the device is gone is ignored: it is never freed, its frame never
/// completed.
/// </summary>
public sealed class LateMappingIgnoredAfterRemoval : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
        {
            if (!Adapter.IsGone)
            {
                base.ProcessList(slot, list);
            }
        }
    }
}
