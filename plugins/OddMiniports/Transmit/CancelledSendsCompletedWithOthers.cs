using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("cancelled-sends-completed-with-others", typeof(CancelledSendsCompletedWithOthers))]

namespace OddMiniports.Transmit;

/// <summary>
/// MiniportCancelSend hands the cancelled lists to the ordinary completion, together with finished ones. Legal:
/// MiniportCancelSend: the lists are completed by NdisMSendNetBufferListsComplete.
/// </summary>
public sealed class CancelledSendsCompletedWithOthers : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        public override void Cancel(PVOID cancelId)
        {
            NetBufferListQueue kept = default;
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            Ndis.NdisDprAcquireSpinLock(_lock);
            bool isUnderWay = _waiting.Count > 0 && _nextNetBuffer != _waiting.Head.FirstNetBuffer;
            bool isHeadKept = isUnderWay;
            while (_waiting.Count > 0)
            {
                NET_BUFFER_LIST list = _waiting.RemoveHead();
                if (!isUnderWay && list.NetBufferListInfo[(int)NetBufferListCancelId] == cancelId)
                {
                    list.Status = NDIS_STATUS_SEND_ABORTED;
                    _finished.Append(list);
                }
                else
                {
                    kept.Append(list);
                }

                isUnderWay = false;
            }

            _waiting = kept;
            if (!isHeadKept)
            {
                _nextNetBuffer = kept.Count > 0 ? kept.Head.FirstNetBuffer : null;
            }

            ReleaseLockAndService();
            Ndis.NDIS_LOWER_IRQL(oldIrql);
        }
    }
}
