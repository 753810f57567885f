using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-011-takes-back-first-list-only", typeof(TakesBackFirstListOnly))]
[assembly: FaultyMiniport("recv-011-takes-back-first-list-only", "RECV-011")]

namespace FaultyMiniports;

/// <summary>Takes back the first list of a returned chain, and loses the others.</summary>
public sealed class TakesBackFirstListOnly : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RETURN_NET_BUFFER_LISTS returnLists = characteristics.ReturnNetBufferListsHandler!;
        characteristics.ReturnNetBufferListsHandler = (context, lists, flags) =>
        {
            lists.Next = null;
            returnLists(context, lists, flags);
        };
    }
}
