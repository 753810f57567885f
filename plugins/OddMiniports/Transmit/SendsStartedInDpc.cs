using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sends-started-in-dpc", typeof(SendsStartedInDpc))]

namespace OddMiniports.Transmit;

/// <summary>
/// MiniportSendNetBufferLists only queues: mapping and posting happen in a DPC. Legal: MiniportSendNetBufferLists:
/// sends are asynchronous; NdisMQueueDpcEx.
/// </summary>
public sealed class SendsStartedInDpc : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path((DpcAdapter)adapter);

    private sealed class Path(DpcAdapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void Accept(NET_BUFFER_LIST lists)
        {
            if (!adapter.Gate.TryEnter(CountLists(lists)))
            {
                base.Accept(lists);
                return;
            }

            NetBufferListQueue accepted = default;
            NetBufferListQueue refused = default;
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                list.Status = Check(list);
                if (list.Status == NDIS_STATUS_SUCCESS)
                {
                    accepted.Append(list);
                }
                else
                {
                    refused.Append(list);
                }
            }

            Ndis.NdisDprAcquireSpinLock(_lock);
            Enqueue(ref accepted, ref refused);
            Ndis.NdisDprReleaseSpinLock(_lock);
            adapter.QueueDpc(1);
        }
    }
}
