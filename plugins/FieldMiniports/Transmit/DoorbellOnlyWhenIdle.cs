using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("doorbell-only-when-idle", typeof(DoorbellOnlyWhenIdle))]

namespace FieldMiniports;

/// <summary>
/// The doorbell is left out when the ring looks busy, but the NIC may have finished all of it already and sleeps.
/// </summary>
public sealed class DoorbellOnlyWhenIdle : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count)
            => new CountingRing(block, count);

        protected override void Post()
        {
            bool wasIdle = ((CountingRing)Ring).IsIdle;
            bool isPosted = false;
            while (_toPost != _next && !Adapter.IsGone)
            {
                TransmitSlot slot = Slot(_toPost);
                bool isReady = slot.State == TransmitSlotState.Ready;
                if (slot.State == TransmitSlotState.Preparing || (isReady && !Ring.HasRoomFor(slot.Descriptors)))
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

            if (isPosted && wasIdle)
            {
                Adapter.Nic.RingTransmitDoorbell();
            }
        }
    }

    private sealed class CountingRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public bool IsIdle => _used == 0;
    }
}
