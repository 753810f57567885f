using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("irql-003-asks-for-the-level", typeof(AsksForTheLevel))]
[assembly: FaultyMiniport("irql-003-asks-for-the-level", "IRQL-003")]

namespace FaultyMiniports;

/// <summary>
/// Asks for the IRQL where a send comes without the DISPATCH flag, and completes the send with the flag if the answer
/// was DISPATCH_LEVEL.
/// </summary>
public sealed class AsksForTheLevel : AdapterFollower
{
    /// <inheritdoc/>
    protected override ReferenceDriver CreateDriver() => new CompletingDriver();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.SendNetBufferListsHandler = (context, lists, port, flags) =>
        {
            bool isStated = (flags & NDIS_SEND_FLAGS_DISPATCH_LEVEL) != 0;
            if (isStated || Inner.KeGetCurrentIrql() == DISPATCH_LEVEL)
            {
                send(context, lists, port, flags | NDIS_SEND_FLAGS_DISPATCH_LEVEL);
                ((CompletingPath)Adapter.Transmit).AskForLists();
                return;
            }

            send(context, lists, port, flags);
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            ((CompletingPath)Adapter.Transmit).AskForLists();
            Inner.NDIS_LOWER_IRQL(oldIrql);
        };
    }
}
