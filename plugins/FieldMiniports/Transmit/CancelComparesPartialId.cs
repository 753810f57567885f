using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("cancel-compares-partial-id", typeof(CancelComparesPartialId))]

namespace FieldMiniports;

/// <summary>
/// A cancel compares only the highest byte of the cancel identifiers, which all requests of one sender have in common:
/// lists of the same sender that nobody cancelled are aborted, too.
/// </summary>
public sealed class CancelComparesPartialId : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        private const int PartialIdShift = 56;

        protected override NetBufferListQueue Unlink(PVOID cancelId)
        {
            NetBufferListQueue cancelled = default;
            NET_BUFFER_LIST rest = QueueHead;
            NET_BUFFER nextFrame = NextFrame;
            bool isActive = rest != null && nextFrame != rest.FirstNetBuffer;
            QueueHead = null;
            while (rest != null)
            {
                NET_BUFFER_LIST list = rest;
                rest = list.Next;
                if (!isActive && IsMeant(list, cancelId))
                {
                    list.Status = NDIS_STATUS_SEND_ABORTED;
                    cancelled.Append(list);
                }
                else
                {
                    Link(list);
                    NextFrame = isActive ? nextFrame : NextFrame;
                }

                isActive = false;
            }

            return cancelled;
        }

        private static bool IsMeant(NET_BUFFER_LIST list, PVOID cancelId)
        {
            PVOID id = list.NetBufferListInfo[(int)NetBufferListCancelId];
            return id != null && id.Value >> PartialIdShift == cancelId.Value >> PartialIdShift;
        }
    }
}
