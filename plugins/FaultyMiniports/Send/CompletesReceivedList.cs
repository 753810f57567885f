using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("send-021-completes-received-list", typeof(CompletesReceivedList))]
[assembly: FaultyMiniport("send-021-completes-received-list", "SEND-021")]

namespace FaultyMiniports;

/// <summary>Completes returned receive lists as if they had been sends.</summary>
public sealed class CompletesReceivedList : AdapterFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RETURN_NET_BUFFER_LISTS returnLists = characteristics.ReturnNetBufferListsHandler!;
        characteristics.ReturnNetBufferListsHandler = (context, lists, flags) =>
        {
            Inner.NdisMSendNetBufferListsComplete(Adapter.Handle, lists, 0);
            returnLists(context, lists, flags);
        };
    }
}
