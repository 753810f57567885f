using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-023-ignores-returns-while-pausing", typeof(IgnoresReturnsWhilePausing))]
[assembly: FaultyMiniport("recv-023-ignores-returns-while-pausing", "RECV-023")]

namespace FaultyMiniports;

/// <summary>Takes lists back only while it runs.</summary>
public sealed class IgnoresReturnsWhilePausing : FaultyMiniport
{
    private readonly RunningPhase _phase = new();

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        _phase.Follow(ref characteristics);
        MINIPORT_RETURN_NET_BUFFER_LISTS returnLists = characteristics.ReturnNetBufferListsHandler!;
        characteristics.ReturnNetBufferListsHandler = (context, lists, flags) =>
        {
            if (_phase.IsRunning)
            {
                returnLists(context, lists, flags);
            }
        };
    }
}
