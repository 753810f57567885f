using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-grows-later", typeof(GrowsLaterDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Starts with half of its receive buffers and asks for the memory of the others by NdisMAllocateSharedMemoryAsync when
/// the first frames arrive; goes on without them if there is none. Legal: this is what the function is for, and
/// MiniportHalt waits for MiniportAllocateComplete.
/// </summary>
public sealed class GrowsLaterDriver : OddDriver
{
    /// <inheritdoc/>
    protected override EntryPoints NewEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

    /// <inheritdoc/>
    protected internal override ReceivePath NewReceivePath(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnEntryPoints(OddDriver driver, INdis5 ndis, bool isDeserialized)
        : OddEntryPoints(driver, ndis, isDeserialized)
    {
        protected override NDIS_MINIPORT_CHARACTERISTICS Characteristics()
        {
            NDIS_MINIPORT_CHARACTERISTICS characteristics = base.Characteristics();
            characteristics.AllocateCompleteHandler = AllocateComplete;
            return characteristics;
        }

        private void AllocateComplete(
            NDIS_HANDLE miniportAdapterContext,
            PVOID virtualAddress,
            in PHYSICAL_ADDRESS physicalAddress,
            uint length,
            PVOID context)
        {
            OwnReceivePath receive = (OwnReceivePath)AdapterOf(miniportAdapterContext).Receive;
            if (virtualAddress == null)
            {
                receive.EndGrowth();
            }
            else
            {
                receive.Grow(virtualAddress, physicalAddress, length);
            }
        }
    }

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        private const uint FirstBuffers = BufferCount / 2;

        private readonly NDIS_EVENT _growthEnded = new();
        private PVOID _laterData;
        private PHYSICAL_ADDRESS _laterPhysicalAddress;
        private uint _laterLength;
        private bool _hasAsked;
        private bool _isGrowing;

        public override NDIS_STATUS Initialize()
        {
            adapter.Ndis.NdisInitializeEvent(_allReturned);
            adapter.Ndis.NdisInitializeEvent(_growthEnded);
            uint count = Math.Min(RingCount, adapter.Nic.ReceiveRingLimit);
            if (SharedBlock.Allocate(adapter, count * ReceiveRing.DescriptorBytes) is not { } ringBlock)
            {
                return NDIS_STATUS_RESOURCES;
            }

            _ring = new ReceiveRing(ringBlock, count);
            _data = SharedBlock.Allocate(adapter, FirstBuffers * Adapter.FrameStride);
            return _data is not null && CreatePools() && AddBuffers(0, _data.VirtualAddress, _data.PhysicalAddress)
                ? NDIS_STATUS_SUCCESS
                : NDIS_STATUS_RESOURCES;
        }

        public override void Process()
        {
            adapter.AcquireLock();
            bool mustAsk = !_hasAsked;
            _hasAsked = true;
            _isGrowing |= mustAsk;
            adapter.ReleaseLock();
            if (mustAsk
                && adapter.Ndis.NdisMAllocateSharedMemoryAsync(
                    adapter.Handle, FirstBuffers * Adapter.FrameStride, true, null) != NDIS_STATUS_PENDING)
            {
                EndGrowth();
            }

            base.Process();
        }

        /// <summary>MiniportAllocateComplete: there is memory for more buffers.</summary>
        public void Grow(PVOID data, PHYSICAL_ADDRESS physicalAddress, uint length)
        {
            (_laterData, _laterPhysicalAddress, _laterLength) = (data, physicalAddress, length);
            if (!adapter.IsStopped)
            {
                AddBuffers(FirstBuffers, data, physicalAddress);
            }

            EndGrowth();
        }

        /// <summary>MiniportHalt may go on.</summary>
        public void EndGrowth()
        {
            _isGrowing = false;
            adapter.Ndis.NdisSetEvent(_growthEnded);
        }

        public override void Release()
        {
            if (_isGrowing)
            {
                adapter.Ndis.NdisWaitEvent(_growthEnded, 0);
            }

            base.Release();
            if (_laterData != null)
            {
                adapter.Ndis.NdisMFreeSharedMemory(
                    adapter.Handle, _laterLength, true, _laterData, _laterPhysicalAddress);
                _laterData = null;
            }
        }

        /// <summary>Makes half of the buffers; those that lack a packet or a descriptor stay out of the ring.</summary>
        private bool AddBuffers(uint first, PVOID data, PHYSICAL_ADDRESS physicalAddress)
        {
            for (uint i = 0; i < FirstBuffers; i++)
            {
                uint offset = i * Adapter.FrameStride;
                ReceiveBuffer buffer = new ReceiveBuffer(data + offset, physicalAddress + offset);
                buffer.Context = adapter.Ndis.Pin(buffer);
                _buffers[first + i] = buffer;
                if (!CreateObjects(buffer))
                {
                    return false;
                }

                adapter.AcquireLock();
                _spare[_spareCount++] = buffer;
                FillRing();
                adapter.ReleaseLock();
            }

            return true;
        }
    }
}
