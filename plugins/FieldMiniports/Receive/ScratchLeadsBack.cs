using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("scratch-leads-back", typeof(ScratchLeadsBack))]

namespace FieldMiniports;

/// <summary>
/// A returned list is led back to its buffer through Scratch, which is lost when the list changes hands.
/// </summary>
public sealed class ScratchLeadsBack : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override void Return(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                Recycle(Ndis.Get<ReceiveBuffer>(list.Scratch));
                count++;
            }

            Adapter.Gate.Leave(count);
        }

        protected override void FillList(ReceiveBuffer buffer)
        {
            base.FillList(buffer);
            NET_BUFFER_LIST list = buffer.NetBufferList;
            list.Scratch = buffer.Context;
        }
    }
}
