using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("copy-fallback-keeps-mapping", typeof(CopyFallbackKeepsMapping))]

namespace FieldMiniports;

/// <summary>
/// A frame in too many pieces is copied, and its scatter/gather list is never freed.
/// </summary>
public sealed class CopyFallbackKeepsMapping : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
        {
            uint pieces = FrameData.CountPieces(list, slot.Offset, slot.Length);
            if (pieces > 0 && pieces <= _maximumDescriptors)
            {
                base.ProcessList(slot, list);
            }
            else
            {
                CopyFrame(slot);
            }
        }
    }
}
