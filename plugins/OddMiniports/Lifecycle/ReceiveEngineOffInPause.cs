using NdisConformance.Contract;
using OddMiniports.Lifecycle;
using ReferenceMiniport;

[assembly: NdisMiniport("receive-engine-off-in-pause", typeof(ReceiveEngineOffInPause))]

namespace OddMiniports.Lifecycle;

/// <summary>
/// Switches the receive engine off in MiniportPause; each restart begins at descriptor 0 of the ring again. Legal:
/// MiniportPause; MiniportRestart.
/// </summary>
public sealed class ReceiveEngineOffInPause : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path((EngineAdapter)adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new EngineAdapter(this, ndis, adapterHandle, version);

    private sealed class EngineAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        private readonly EngineNic _nic = new(ndis, adapterHandle);

        /// <inheritdoc/>
        public override NicHardware Nic => _nic;

        /// <summary>Lets the receive engine run, or not. Any IRQL.</summary>
        public void Switch(bool isOn) => _nic.Switch(isOn);

        /// <inheritdoc/>
        public override NDIS_STATUS Pause()
        {
            _nic.Switch(false);
            return base.Pause();
        }

        /// <inheritdoc/>
        public override NDIS_STATUS Restart()
        {
            ((Path)Receive).StartAgain();
            return base.Restart();
        }
    }

    private sealed class EngineNic(INdis ndis, NDIS_HANDLE adapterHandle) : NicHardware(ndis, adapterHandle)
    {
        /// <summary>Lets the receive engine run, or not.</summary>
        public void Switch(bool isOn) => Write(Control, isOn ? ControlTransmitAndReceive : 2u);
    }

    private sealed class Path(EngineAdapter adapter) : ReceivePath(adapter)
    {
        private RewindingRing? _own;

        /// <summary>Gives the ring to the NIC from its beginning.</summary>
        public void StartAgain()
        {
            Ndis.NdisAcquireSpinLock(_lock);
            adapter.Switch(false);
            _own!.Rewind();
            adapter.Switch(true);
            Ndis.NdisReleaseSpinLock(_lock);
        }

        /// <inheritdoc/>
        protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count)
        {
            _own = new RewindingRing(block, count);
            return _own;
        }
    }

    private sealed class RewindingRing(SharedBlock block, uint count) : ReceiveRing(block, count)
    {
        /// <summary>Puts the buffers to the beginning. The engine does not run.</summary>
        public void Rewind()
        {
            List<ReceiveBuffer> buffers = [];
            for (uint i = 0; i < Armed; i++)
            {
                buffers.Add(_buffers[(_head + i) % Count]);
            }

            Block.VirtualAddress.Fill(0, Count * DescriptorBytes);
            (_head, Armed) = (0, 0);
            foreach (ReceiveBuffer buffer in buffers)
            {
                Arm(buffer);
            }
        }
    }
}
