using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("failed-frame-keeps-list-pointer", typeof(FailedFrameKeepsListPointer))]

namespace FieldMiniports;

/// <summary>
/// The pointer to a freed scatter/gather list is cleared only if the frame was sent: after one that failed, the next
/// copied frame in its slot is posted from the freed list, which is then freed again.
/// </summary>
public sealed class FailedFrameKeepsListPointer : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override void FreeList(TransmitSlot slot)
        {
            Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, slot.List, slot.NetBuffer);
            if (slot.Status == NDIS_STATUS_SUCCESS)
            {
                slot.List = null;
            }
        }
    }
}
