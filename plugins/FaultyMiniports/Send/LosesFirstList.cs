using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("send-001-loses-first-list", typeof(LosesFirstList))]
[assembly: FaultyMiniport("send-001-loses-first-list", "SEND-001")]

namespace FaultyMiniports;

/// <summary>Loses the first list of each call.</summary>
public sealed class LosesFirstList : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            // It counts the list in, so that its pauses wait for it.
            bool isLost = Adapter.Gate.TryEnter(1);
            NET_BUFFER_LIST rest = isLost ? lists.Next : lists;
            if (rest != null)
            {
                send(context, rest, port, flags);
            }
        };
    }
}
