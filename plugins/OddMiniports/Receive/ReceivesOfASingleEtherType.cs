using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("receives-of-a-single-ether-type", typeof(ReceivesOfASingleEtherType))]

namespace OddMiniports.Receive;

/// <summary>
/// Indicates frames one by one and says that all have the same ether type. Legal: NdisMIndicateReceiveNetBufferLists:
/// NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE is true of one frame.
/// </summary>
public sealed class ReceivesOfASingleEtherType : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override uint Collect(uint limit, out bool isLow) => base.Collect(Math.Min(limit, 1), out isLow);

        /// <inheritdoc/>
        protected override void IndicateBatch(uint count, bool isLow)
        {
            NetBufferListQueue lists = default;
            for (uint i = 0; i < count; i++)
            {
                Describe(_batch[i]);
                lists.Append(_batch[i].NetBufferList);
            }

            uint flags = NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE
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
