using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("receives-without-dispatch-flag", typeof(ReceivesWithoutDispatchFlag))]

namespace OddMiniports.Receive;

/// <summary>
/// Indicates at DISPATCH_LEVEL without NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL. Legal: "Dispatch IRQL Tracking": without
/// the flag nothing is said of the level.
/// </summary>
public sealed class ReceivesWithoutDispatchFlag : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override void IndicateBatch(uint count, bool isLow)
        {
            NetBufferListQueue lists = default;
            for (uint i = 0; i < count; i++)
            {
                Describe(_batch[i]);
                lists.Append(_batch[i].NetBufferList);
            }

            uint flags = 0
                | (isLow ? NDIS_RECEIVE_FLAGS_RESOURCES : 0);
            Ndis.NdisMIndicateReceiveNetBufferLists(
                Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, count, flags);
            uint leaving = 1;
            if (isLow)
            {
                RecycleBatch(count);
                leaving += count;
            }

            Adapter.Gate.Leave(leaving);
        }
    }
}
