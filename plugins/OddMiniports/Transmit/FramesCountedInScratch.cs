using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("frames-counted-in-scratch", typeof(FramesCountedInScratch))]

namespace OddMiniports.Transmit;

/// <summary>
/// Keeps the count of frames in Scratch of the list while it owns the list. Legal: NET_BUFFER_LIST: Scratch belongs
/// to the driver that owns the list.
/// </summary>
public sealed class FramesCountedInScratch : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            NDIS_STATUS status = base.Check(list);
            list.Scratch = list.MiniportReserved[0];
            return status;
        }

        /// <inheritdoc/>
        protected override void ReleaseList(TransmitSlot slot)
        {
            NET_BUFFER_LIST list = slot.NetBufferList;
            if (slot.Status != NDIS_STATUS_SUCCESS)
            {
                list.Status = slot.Status;
            }

            uint left = (uint)list.Scratch.Value - 1;
            list.Scratch = new PVOID(left);
            if (left == 0)
            {
                _finished.Append(list);
            }

            (slot.NetBufferList, slot.NetBuffer) = (null, null);
        }
    }
}
