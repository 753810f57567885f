using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("frames-posted-as-mapped", typeof(FramesPostedAsMapped))]

namespace OddMiniports.Transmit;

/// <summary>
/// Posts frames in the order in which their mappings arrive; short ones are padded by a descriptor of zeros (own
/// path). Legal: MiniportProcessSGList: runs in any order; a frame is independent of the others.
/// </summary>
public sealed class FramesPostedAsMapped : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : MapTransmitPath(adapter)
    {

    }
}
