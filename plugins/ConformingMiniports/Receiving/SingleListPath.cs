using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>A receive path that indicates each frame in a call of its own.</summary>
internal abstract class SingleListPath(Adapter adapter) : ReceivePath(adapter)
{
    /// <summary>True if the list of the next frame is the driver's again when the call returns.</summary>
    protected abstract bool TakesNextBack(bool isLow);

    protected override void IndicateBatch(uint count, bool isLow)
    {
        uint leaving = 1;
        for (uint i = 0; i < count; i++)
        {
            ReceiveBuffer buffer = _batch[i];
            bool isTakenBack = TakesNextBack(isLow);
            Describe(buffer);
            Ndis.NdisMIndicateReceiveNetBufferLists(
                Adapter.Handle,
                buffer.NetBufferList,
                NDIS_DEFAULT_PORT_NUMBER,
                1,
                NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | (isTakenBack ? NDIS_RECEIVE_FLAGS_RESOURCES : 0));
            if (isTakenBack)
            {
                Recycle(buffer);
                leaving++;
            }
        }

        Adapter.Gate.Leave(leaving);
    }
}
