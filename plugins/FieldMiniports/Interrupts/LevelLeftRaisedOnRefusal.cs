using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("level-left-raised-on-refusal", typeof(LevelLeftRaisedOnRefusal))]

namespace FieldMiniports;

/// <summary>
/// A send that is refused because of a pause returns at DISPATCH_LEVEL although it came at PASSIVE_LEVEL.
/// </summary>
public sealed class LevelLeftRaisedOnRefusal : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        public override void Send(NET_BUFFER_LIST lists, uint sendFlags)
        {
            bool isAtDispatch = (sendFlags & NDIS_SEND_FLAGS_DISPATCH_LEVEL) != 0;
            byte oldIrql = DISPATCH_LEVEL;
            if (!isAtDispatch)
            {
                Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out oldIrql);
            }

            uint count = CountLists(lists);
            if (!Adapter.Gate.TryEnter(count))
            {
                Accept(lists);
                return;
            }

            Accept(lists);
            Adapter.Gate.Leave(count);
            if (!isAtDispatch)
            {
                Ndis.NDIS_LOWER_IRQL(oldIrql);
            }
        }
    }
}
