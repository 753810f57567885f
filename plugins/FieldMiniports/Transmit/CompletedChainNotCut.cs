using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("completed-chain-not-cut", typeof(CompletedChainNotCut))]

namespace FieldMiniports;

/// <summary>
/// Finished lists are completed with the Next that linked them in the driver's own queue still in place.
/// </summary>
public sealed class CompletedChainNotCut : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        private NET_BUFFER_LIST _leaving;

        protected override void Finish(NET_BUFFER_LIST list, NDIS_STATUS status)
        {
            if (status != NDIS_STATUS_SUCCESS)
            {
                list.Status = status;
            }

            if (SendState.FinishFrame(list))
            {
                if (_leaving == null)
                {
                    _leaving = list;
                }

                _done++;
            }
        }

        private uint _done;

        protected override void ReleaseLockAndService()
        {
            Reap();
            Fill();
            NET_BUFFER_LIST leaving = _leaving;
            uint count = _done;
            _leaving = null;
            _done = 0;
            NetBufferListQueue refused = _finished;
            _finished = default;
            Ndis.NdisDprReleaseSpinLock(_lock);
            if (count > 0)
            {
                Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, leaving, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
            }

            Adapter.Gate.Leave(count + Complete(ref refused));
        }
    }
}
