using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Stops receiving when the NIC reports a bad frame, forgets what is in the ring, and starts at its beginning again.
/// </summary>
public sealed class RestartsReceivingAfterErrorDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new RestartingAdapter(ndis, adapterHandle, version);

    private sealed class RestartingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private readonly RestartableNic _nic = new(ndis, adapterHandle);

        public override NicHardware Nic => _nic;

        protected override ReceivePath NewReceivePath(Adapter adapter) => new RestartingPath(adapter, _nic);
    }

    private sealed class RestartableNic(INdis ndis, NDIS_HANDLE adapterHandle) : NicHardware(ndis, adapterHandle)
    {
        private const uint ControlTransmit = 0x2;

        public void StopReceiving() => Write(Control, ControlTransmit);

        public void StartReceiving(ReceiveRing ring)
        {
            WriteRing(ReceiveRing, ring.Block, ring.Count);
            Write(Control, ControlTransmitAndReceive);
        }
    }

    private sealed class RestartableRing(SharedBlock block, uint count) : ReceiveRing(block, count)
    {
        public bool HasFailed { get; private set; }

        public override ReceiveBuffer? TakeDone(out bool isGood)
        {
            ReceiveBuffer? buffer = base.TakeDone(out isGood);
            HasFailed |= buffer is not null && !isGood;
            return buffer;
        }

        /// <summary>Takes a buffer back from the NIC, which is stopped; null if there is none.</summary>
        public ReceiveBuffer? TakeBack()
        {
            if (Armed == 0)
            {
                (_head, HasFailed) = (0, false);
                return null;
            }

            ReceiveBuffer buffer = _buffers[_head];
            At(_head).Write(0u, FlagsOffset);
            _head = (_head + 1) % Count;
            Armed--;
            return buffer;
        }
    }

    private sealed class RestartingPath(Adapter adapter, RestartableNic nic) : ReceivePath(adapter)
    {
        protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count)
            => new RestartableRing(block, count);

        protected override uint Collect(uint limit, out bool isLow)
        {
            uint count = base.Collect(limit, out isLow);
            RestartableRing ring = (RestartableRing)Ring;
            if (ring.HasFailed)
            {
                nic.StopReceiving();
                while (ring.TakeBack() is { } buffer)
                {
                    _spare[_spareCount++] = buffer;
                }

                FillRing();
                nic.StartReceiving(ring);
            }

            return count;
        }
    }
}
