using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("return-takes-dpr-lock", typeof(ReturnTakesDprLock))]

namespace FieldMiniports;

/// <summary>
/// MiniportReturnNetBufferLists takes its lock as if the level were always DISPATCH_LEVEL.
/// </summary>
public sealed class ReturnTakesDprLock : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override void Return(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            Ndis.NdisDprAcquireSpinLock(_lock);
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                Keep(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
                count++;
            }

            Ndis.NdisDprReleaseSpinLock(_lock);
            Adapter.Gate.Leave(count);
        }
    }
}
