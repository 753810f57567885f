using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("lists-posted-as-mapped", typeof(ListsPostedAsMapped))]

namespace OddMiniports.Transmit;

/// <summary>
/// Posts the frames of a list in order as they are mapped, but lets one list pass another; short frames are padded by
/// a descriptor of zeros (own path). Legal: MiniportSendNetBufferLists: the order inside a list must be kept, that of
/// lists "should" where they share a connection.
/// </summary>
public sealed class ListsPostedAsMapped : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : MapTransmitPath(adapter)
    {

    }
}
