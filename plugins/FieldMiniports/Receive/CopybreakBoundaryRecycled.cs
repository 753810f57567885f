using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("copybreak-boundary-recycled", typeof(CopybreakBoundaryRecycled))]

namespace FieldMiniports;

/// <summary>
/// Frames below 256 bytes are copied, but the buffers of frames of up to 256 bytes are used again at once: one
/// of exactly 256 bytes is indicated in a buffer that the NIC gets back.
/// </summary>
public sealed class CopybreakBoundaryRecycled : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyBreakReceivePath(adapter)
    {
        protected override bool IsFree(ReceiveBuffer buffer) => buffer.ReceivedBytes <= CopyLimit;
    }
}
