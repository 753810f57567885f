using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("net-buffers-unlinked", typeof(NetBuffersUnlinked))]

namespace FieldMiniports;

/// <summary>
/// A driver that sends frame by frame takes each NET_BUFFER out of its list when it is over: the list goes back to its
/// sender without a NET_BUFFER.
/// </summary>
public sealed class NetBuffersUnlinked : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SingleTransmitPath(adapter)
    {
        protected override void End(TransmitSlot slot)
        {
            // The list is completed after this, so both are still the driver's.
            NET_BUFFER_LIST list = slot.NetBufferList;
            NET_BUFFER next = slot.NetBuffer.Next;
            base.End(slot);
            list.FirstNetBuffer = next;
        }
    }
}
