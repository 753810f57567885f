using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("batch-linked-from-front", typeof(BatchLinkedFromFront))]

namespace FieldMiniports;

/// <summary>
/// A copying driver links each frame of a batch in front of the ones before it: they go up in reverse order.
/// </summary>
public sealed class BatchLinkedFromFront : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        protected override void Indicate(uint count, bool isLow)
        {
            NET_BUFFER_LIST head = null;
            uint made = 0;
            for (uint i = 0; i < count; i++)
            {
                NET_BUFFER_LIST list = CopyUp(_batch[i]);
                if (list != null)
                {
                    list.Next = head;
                    head = list;
                    made++;
                }
            }

            RecycleBatch(count);
            if (made > 0)
            {
                HandUp(head, made);
            }
        }

        private void HandUp(NET_BUFFER_LIST head, uint count)
        {
            if (!Adapter.Gate.TryEnter(count + 1))
            {
                FreeLists(head);
                return;
            }

            Ndis.NdisMIndicateReceiveNetBufferLists(
                Adapter.Handle, head, NDIS_DEFAULT_PORT_NUMBER, count, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL);
            Adapter.Gate.Leave(1);
        }
    }
}
