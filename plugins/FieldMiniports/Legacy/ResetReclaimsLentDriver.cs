using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-reset-reclaims-lent", typeof(ResetReclaimsLentDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// MiniportReset puts every receive buffer back into the ring, those too that protocols hold, and the NIC writes over
/// them. NDIS 5: an indicated packet and its buffers are the protocols' until MiniportReturnPacket; a reset returns
/// none.
/// </summary>
public sealed class ResetReclaimsLentDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override ReceivePath NewReceivePath(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnBuffer(PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress)
        : ReceiveBuffer(virtualAddress, physicalAddress)
    {
        public bool IsOut { get; set; }
    }

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        public override void Rearm()
        {
            while (Ring.Armed > 0)
            {
                Ring.TakeHead();
            }

            _spareCount = 0;
            _outstanding = 0;
            foreach (ReceiveBuffer? buffer in _buffers)
            {
                ((OwnBuffer)buffer!).IsOut = false;
                _spare[_spareCount++] = buffer;
            }

            Ring.Restart();
            FillRing();
        }

        protected override ReceiveBuffer NewReceiveBuffer(PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress)
            => new OwnBuffer(virtualAddress, physicalAddress);

        protected override uint Collect(out uint lent)
        {
            uint count = base.Collect(out lent);
            for (uint i = 0; i < count; i++)
            {
                ((OwnBuffer)_batch[i]).IsOut = true;
            }

            return count;
        }

        /// <summary>A packet that comes back after the reset is not taken a second time.</summary>
        protected override void Recycle(ReceiveBuffer buffer)
        {
            adapter.AcquireLock();
            bool isOut = ((OwnBuffer)buffer).IsOut;
            ((OwnBuffer)buffer).IsOut = false;
            adapter.ReleaseLock();
            if (isOut)
            {
                base.Recycle(buffer);
            }
        }
    }
}
