using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("first-frame-gives-offset", typeof(FirstFrameGivesOffset))]

namespace FieldMiniports;

/// <summary>
/// Driver that sends frame by frame: CurrentMdlOffset is read from the first NET_BUFFER of a list for all frames of
/// it.
/// </summary>
public sealed class FirstFrameGivesOffset : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SingleTransmitPath(adapter)
    {
        protected override void Begin(TransmitSlot slot)
        {
            NET_BUFFER_LIST list = _waiting.Head;
            slot.State = TransmitSlotState.Preparing;
            slot.NetBufferList = list;
            slot.NetBuffer = _nextNetBuffer;
            slot.Offset = list.FirstNetBuffer.CurrentMdlOffset;
            slot.Length = _nextNetBuffer.DataLength;
            slot.PostedDescriptors = 0;
            Advance();
            Ndis.NdisDprReleaseSpinLock(_lock);
            Prepare(slot);
            Ndis.NdisDprAcquireSpinLock(_lock);
        }
    }
}
