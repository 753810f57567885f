using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("return-raises-irql", typeof(ReturnRaisesIrql))]

namespace OddMiniports.Receive;

/// <summary>
/// Raises the level in MiniportReturnNetBufferLists and takes its lock by the Dpr function. Legal:
/// NdisDprAcquireSpinLock: at DISPATCH_LEVEL; KeRaiseIrql.
/// </summary>
public sealed class ReturnRaisesIrql : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        public override void Return(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            Ndis.KeRaiseIrql(DISPATCH_LEVEL, out byte oldIrql);
            Ndis.NdisDprAcquireSpinLock(_lock);
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                Keep(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
                count++;
            }

            Ndis.NdisDprReleaseSpinLock(_lock);
            Ndis.KeLowerIrql(oldIrql);
            Adapter.Gate.Leave(count);
        }
    }
}
