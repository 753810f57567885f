using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("send-013-pads-with-stale-bytes", typeof(PadsWithStaleBytes))]
[assembly: FaultyMiniport("send-013-pads-with-stale-bytes", "SEND-013")]

namespace FaultyMiniports;

/// <summary>
/// Clears the buffers of short frames once, when it allocates them. Padding is what the frame before left there.
/// </summary>
public sealed class PadsWithStaleBytes : TransmitPathMiniport
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new StalePath(adapter);

    private sealed class StalePath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override bool CreateListBuffer(TransmitSlot slot)
        {
            slot.CopyAddress.Fill(0, MinimumFrameBytes);
            return base.CreateListBuffer(slot);
        }

        protected override bool TryCopy(TransmitSlot slot)
        {
            slot.Descriptors = 1;
            return FrameData.Copy(Ndis, slot.NetBuffer, slot.CopyAddress);
        }
    }
}
