using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>
/// A wrong driver whose sends may be complete when a request returns. What is wrong is what it does then.
/// </summary>
public abstract class CompletesInsideRequest : AdapterFollower
{
    /// <inheritdoc/>
    protected override ReferenceDriver CreateDriver() => new CompletingDriver();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            send(context, lists, port, flags);
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            ((CompletingPath)Adapter.Transmit).AskForLists();
            Inner.NDIS_LOWER_IRQL(oldIrql);
        };
    }
}
