using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("mapping-freed-with-first-frame", typeof(MappingFreedWithFirstFrame))]

namespace FieldMiniports;

/// <summary>
/// A scatter/gather list is freed with the first NET_BUFFER of the NET_BUFFER_LIST, whichever of them it was made for.
/// </summary>
public sealed class MappingFreedWithFirstFrame : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void FreeList(TransmitSlot slot)
        {
            Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, slot.List, slot.NetBufferList.FirstNetBuffer);
            slot.List = null;
        }
    }
}
