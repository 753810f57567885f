using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("borrowed-copy-not-given-back", typeof(BorrowedCopyNotGivenBack))]

namespace FieldMiniports;

/// <summary>
/// A frame that has to be copied borrows one of four places when its turn comes; if the ring then has no room for it,
/// it waits and borrows another place the next time, but the first one is never given back.
/// </summary>
public sealed class BorrowedCopyNotGivenBack : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class PlacedSlot(TransmitPath owner, PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
        : TransmitSlot(owner, copyAddress, copyPhysicalAddress)
    {
        public TransmitSlot? Place { get; set; }
    }

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        private const uint PlaceCount = 4;
        private const uint RingCount = 16;

        // Places are the copies of the first slots.
        private readonly Stack<TransmitSlot> _places = new();

        public override NDIS_STATUS Initialize()
        {
            NDIS_STATUS status = base.Initialize();
            for (uint i = 0; status == NDIS_STATUS.NDIS_STATUS_SUCCESS && i < Math.Min(PlaceCount, _slotCount); i++)
            {
                _places.Push(_slots[i]!);
            }

            return status;
        }

        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count)
            => new(block, Math.Min(RingCount, count));

        protected override TransmitSlot NewTransmitSlot(
            TransmitPath owner, PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
            => new PlacedSlot(owner, copyAddress, copyPhysicalAddress);

        /// <summary>The bytes are copied when the frame is posted.</summary>
        protected override bool TryCopy(TransmitSlot slot)
        {
            slot.Descriptors = 1;
            return true;
        }

        protected override void Post()
        {
            bool isPosted = false;
            bool hasFailed = false;
            while (_toPost != _next && !Adapter.IsGone)
            {
                TransmitSlot slot = Slot(_toPost);
                bool isReady = slot.State == TransmitSlotState.Ready;
                if (slot.State == TransmitSlotState.Preparing || (isReady && !TryPost((PlacedSlot)slot)))
                {
                    break;
                }

                isPosted |= isReady && slot.State == TransmitSlotState.Posted;
                hasFailed |= isReady && slot.State == TransmitSlotState.Failed;
                _toPost++;
            }

            if (isPosted)
            {
                Adapter.Nic.RingTransmitDoorbell();
            }

            if (hasFailed)
            {
                // Their slots may be what other frames wait for.
                RetireFinished();
                StartWaiting();
                Post();
            }
        }

        protected override void Retire(TransmitSlot slot)
        {
            GiveBack((PlacedSlot)slot);
            base.Retire(slot);
        }

        /// <summary>False if the frame has to wait. One that cannot be copied has failed.</summary>
        private bool TryPost(PlacedSlot slot)
        {
            if (slot.List != null)
            {
                return Ring.HasRoomFor(slot.Descriptors) && PostMapped(slot);
            }

            if (!_places.TryPop(out TransmitSlot? place))
            {
                return false;
            }

            slot.Place = place;
            if (!CopyTo(slot, place.CopyAddress))
            {
                GiveBack(slot);
                slot.Status = NDIS_STATUS.NDIS_STATUS_RESOURCES;
                slot.State = TransmitSlotState.Failed;
                return true;
            }

            return Ring.HasRoomFor(1) && PostCopied(slot, place);
        }

        private bool CopyTo(PlacedSlot slot, PVOID address)
        {
            if (!FrameData.Copy(Ndis, slot.NetBuffer, address))
            {
                return false;
            }

            if (slot.Length < MinimumFrameBytes)
            {
                (address + slot.Length).Fill(0, MinimumFrameBytes - slot.Length);
            }

            return true;
        }

        private bool PostMapped(PlacedSlot slot)
        {
            PostSlot(slot);
            return true;
        }

        private bool PostCopied(PlacedSlot slot, TransmitSlot place)
        {
            Ring.Add(place.CopyPhysicalAddress, Math.Max(slot.Length, MinimumFrameBytes));
            slot.PostedDescriptors = 1;
            slot.State = TransmitSlotState.Posted;
            slot.LastDescriptor = Ring.Commit();
            return true;
        }

        private void GiveBack(PlacedSlot slot)
        {
            if (slot.Place is { } place)
            {
                _places.Push(place);
                slot.Place = null;
            }
        }
    }
}
