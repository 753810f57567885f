using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("last-frame-decides-status", typeof(LastFrameDecidesStatus))]

namespace FieldMiniports;

/// <summary>
/// The status of a list is that of the frame that ended last: an earlier failure is forgotten.
/// </summary>
public sealed class LastFrameDecidesStatus : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override void ReleaseList(TransmitSlot slot)
        {
            NET_BUFFER_LIST list = slot.NetBufferList;
            if (list == null)
            {
                return;
            }

            list.Status = slot.Status;
            if (SendState.FinishFrame(list))
            {
                _finished.Append(list);
            }

            (slot.NetBufferList, slot.NetBuffer) = (null, null);
        }
    }
}
