using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("next-frame-read-after-completion", typeof(NextFrameReadAfterCompletion))]

namespace FieldMiniports;

/// <summary>
/// A driver that sends frame by frame reads the Next of a frame when it is over, and its list may be completed by
/// then.
/// </summary>
public sealed class NextFrameReadAfterCompletion : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : SingleTransmitPath(adapter)
    {
        private NET_BUFFER _over;

        public override void Cancel(PVOID cancelId)
        {
        }

        protected override void Advance()
        {
            _over = _nextNetBuffer;
            bool isLast = _nextNetBuffer.Next == null;
            if (isLast)
            {
                _waiting.RemoveHead();
                _nextNetBuffer = _waiting.Count > 0 ? _waiting.Head.FirstNetBuffer : null;
            }
        }

        protected override void Begin(TransmitSlot slot)
        {
            if (_over != null && _over.Next != null)
            {
                _nextNetBuffer = _over.Next;
            }

            base.Begin(slot);
        }
    }
}
