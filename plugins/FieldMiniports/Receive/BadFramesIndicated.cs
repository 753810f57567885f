using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("bad-frames-indicated", typeof(BadFramesIndicated))]

namespace FieldMiniports;

/// <summary>
/// The error flag of a received frame is not looked at.
/// </summary>
public sealed class BadFramesIndicated : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count) => new TrustingRing(block, count);
    }

    private sealed class TrustingRing(SharedBlock block, uint count) : ReceiveRing(block, count)
    {
        public override ReceiveBuffer? TakeDone(out bool isGood)
        {
            ReceiveBuffer? buffer = base.TakeDone(out _);
            isGood = buffer is not null && buffer.CanHold(buffer.ReceivedBytes);
            return buffer;
        }
    }
}
