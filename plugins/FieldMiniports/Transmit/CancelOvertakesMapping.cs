using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("cancel-overtakes-mapping", typeof(CancelOvertakesMapping))]

namespace FieldMiniports;

/// <summary>
/// A cancel completes a list whose frame the NIC does not have yet, although its scatter/gather list is under way: when
/// that comes, the frame is sent all the same, from memory that is the sender's again.
/// </summary>
public sealed class CancelOvertakesMapping : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        public override void Cancel(PVOID cancelId)
        {
            base.Cancel(cancelId);
            Ndis.NdisAcquireSpinLock(_lock);
            NetBufferListQueue overtaken = TakeUnposted(cancelId);
            Ndis.NdisReleaseSpinLock(_lock);
            if (overtaken.Count > 0)
            {
                uint count = overtaken.Count;
                Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, overtaken.Head, 0);
                Adapter.Gate.Leave(count);
            }
        }

        private NetBufferListQueue TakeUnposted(PVOID cancelId)
        {
            NetBufferListQueue taken = default;
            for (uint number = _oldest; number != _next; number++)
            {
                TransmitSlot slot = Slot(number);
                NET_BUFFER_LIST list = slot.NetBufferList;
                if (slot.State != TransmitSlotState.Preparing || list == null || !IsMeant(list, cancelId))
                {
                    continue;
                }

                list.Status = NDIS_STATUS_SEND_ABORTED;
                taken.Append(list);
                slot.NetBufferList = null;
            }

            return taken;
        }

        /// <summary>Lists of several frames are left to finish.</summary>
        private static bool IsMeant(NET_BUFFER_LIST list, PVOID cancelId)
            => list.FirstNetBuffer.Next == null && list.NetBufferListInfo[(int)NetBufferListCancelId] == cancelId;
    }
}
