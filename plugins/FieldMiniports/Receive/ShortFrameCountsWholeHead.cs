using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("short-frame-counts-whole-head", typeof(ShortFrameCountsWholeHead))]

namespace FieldMiniports;

/// <summary>
/// The length of a frame in two pieces is that of the whole header piece and what lies behind it: a frame that ends
/// within the header piece is indicated with old bytes at its end.
/// </summary>
public sealed class ShortFrameCountsWholeHead : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SplitReceivePath(adapter)
    {
        protected override void Describe(ReceiveBuffer buffer)
        {
            uint rest = buffer.ReceivedBytes > HeadBytes ? buffer.ReceivedBytes - HeadBytes : 0;
            FillNetBuffer(buffer.NetBufferList.FirstNetBuffer, buffer.Mdl, 0, HeadBytes + rest);
            FillList(buffer);
        }
    }
}
