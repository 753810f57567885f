using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("whole-list-mapped-first", typeof(WholeListMappedFirst))]

namespace OddMiniports.Transmit;

/// <summary>
/// Posts no frame of a list before all its frames are mapped, as far as there are slots. Legal:
/// MiniportSendNetBufferLists; the mappings that a list needs are granted together.
/// </summary>
public sealed class WholeListMappedFirst : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void Post()
        {
            bool isPosted = false;
            while (_toPost != _next && !Adapter.IsGone)
            {
                TransmitSlot slot = Slot(_toPost);
                bool isReady = slot.State == TransmitSlotState.Ready;
                if (slot.State == TransmitSlotState.Preparing
                    || (isReady && !(IsWholeListReady(slot) && Ring.HasRoomFor(slot.Descriptors))))
                {
                    break;
                }

                if (isReady)
                {
                    PostSlot(slot);
                    isPosted = true;
                }

                _toPost++;
            }

            if (isPosted)
            {
                Adapter.Nic.RingTransmitDoorbell();
            }
        }

        private bool IsWholeListReady(TransmitSlot slot)
        {
            if (_next - _oldest >= _slotCount)
            {
                return true;
            }

            for (uint number = _toPost; number != _next; number++)
            {
                TransmitSlot other = Slot(number);
                if (other.State == TransmitSlotState.Preparing && other.NetBufferList == slot.NetBufferList)
                {
                    return false;
                }
            }

            return _waiting.Count == 0 || _waiting.Head != slot.NetBufferList;
        }
    }
}
