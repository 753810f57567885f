using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("late-block-frees-block-in-use", typeof(LateBlockFreesBlockInUse))]

namespace FieldMiniports;

/// <summary>
/// Copying driver that begins with two places for copies and asks for eight when a frame has to wait: when the new
/// block comes the old one is freed at once, although the NIC may have frames in it.
/// </summary>
public sealed class LateBlockFreesBlockInUse : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new GrowingAdapter(ndis, handle, version, this);

    private sealed class GrowingAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public bool IsReleasing => _isReleasing;

        protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
        {
            NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
            description.SharedMemAllocateCompleteHandler = OnSharedMemory;
            return description;
        }

        protected override void ReleasePaths()
        {
            (_transmit as Part)?.WaitForBlock();
            base.ReleasePaths();
        }

        private void OnSharedMemory(
            NDIS_HANDLE context, PVOID address, in PHYSICAL_ADDRESS physicalAddress, uint length, PVOID asked)
        {
            Part path = (Part)Transmit;
            path.OnBlock(address == null ? null : path.NewBlock(address, physicalAddress));
        }
    }

    private sealed class LateBlock(INdis ndis, NDIS_HANDLE handle, uint length, PVOID address, PHYSICAL_ADDRESS device)
        : SharedBlock(ndis, handle, length, address, device)
    {
    }

    private sealed class Part : CopyTransmitPath
    {
        private readonly NDIS_EVENT _isHere = new();
        private uint _places;
        private uint _place;
        private bool _hasAsked;
        private bool _isPending;
        private bool _isHaltWaiting;

        public Part(Adapter adapter)
            : base(adapter)
            => Ndis.NdisInitializeEvent(_isHere);

        public override NDIS_STATUS Initialize()
        {
            uint count = Math.Min(8, Adapter.Nic.TransmitRingLimit);
            if (Adapter.Share(count, TransmitRing.DescriptorBytes) is not { } block)
            {
                return NDIS_STATUS_RESOURCES;
            }

            _ring = NewTransmitRing(block, count);
            Owners = new NET_BUFFER_LIST[count];
            Stride = Adapter.AlignForDma(Adapter.MaximumFrameBytes);
            _places = Math.Min(2, count);
            _copies = Adapter.Share(_places, Stride);
            return _copies is null ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
        }

        public SharedBlock NewBlock(PVOID address, PHYSICAL_ADDRESS physicalAddress)
            => new LateBlock(Ndis, Adapter.Handle, Ring.Count * Stride, address, physicalAddress);

        /// <summary>The answer to the request, with or without a block. PASSIVE_LEVEL.</summary>
        public void OnBlock(SharedBlock? block)
        {
            Ndis.NdisAcquireSpinLock(_lock);
            SharedBlock? old = null;
            if (block is not null)
            {
                (old, _copies) = (_copies, block);
                (_places, _place) = (Ring.Count, 0);
            }

            Ndis.NdisReleaseSpinLock(_lock);
            old?.Free();
            if (!((GrowingAdapter)Adapter).IsReleasing && Adapter.Gate.TryEnter(1))
            {
                Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
                Service();
                Ndis.NDIS_LOWER_IRQL(oldIrql);
                Adapter.Gate.Leave(1);
            }

            EndRequest();
        }

        /// <summary>Waits for the answer to a request. PASSIVE_LEVEL.</summary>
        public void WaitForBlock()
        {
            Ndis.NdisAcquireSpinLock(_lock);
            _isHaltWaiting = _isPending;
            bool mustWait = _isPending;
            Ndis.NdisReleaseSpinLock(_lock);
            if (mustWait)
            {
                Ndis.NdisWaitEvent(_isHere, 0);
            }
        }

        protected override void ReleaseLockAndService()
        {
            Reap();
            Fill();
            NetBufferListQueue finished = _finished;
            _finished = default;
            bool mustAsk = QueueHead != null && _places < Ring.Count && !_hasAsked && !Adapter.IsGone;
            _hasAsked |= mustAsk;
            _isPending |= mustAsk;
            Ndis.NdisDprReleaseSpinLock(_lock);
            if (mustAsk)
            {
                Ask();
            }

            Adapter.Gate.Leave(Complete(ref finished));
        }

        /// <summary>No more frames are under way than there are places, so that they take turns.</summary>
        protected override void Fill()
        {
            bool isPosted = false;
            while (QueueHead != null && (InUse < _places || Adapter.IsGone))
            {
                NET_BUFFER_LIST list = QueueHead;
                NET_BUFFER frame = TakeFrame();
                PVOID copy = _copies!.VirtualAddress + (_place * Stride);
                if (Adapter.IsGone || !CopyFrame(frame, copy))
                {
                    Finish(list, Adapter.IsGone ? NDIS_STATUS_FAILURE : NDIS_STATUS_RESOURCES);
                    continue;
                }

                Give(Math.Max(frame.DataLength, MinimumFrameBytes), list);
                isPosted = true;
            }

            if (isPosted)
            {
                Adapter.Nic.RingTransmitDoorbell();
            }
        }

        protected override void Give(uint length, NET_BUFFER_LIST list)
        {
            PVOID descriptor = Ring.Block.VirtualAddress + (Put * TransmitRing.DescriptorBytes);
            descriptor.Write((_copies!.PhysicalAddress + (_place * Stride)).QuadPart);
            descriptor.Write(length, 8);
            Owners[Put] = list;
            Put = (Put + 1) % Ring.Count;
            _place = (_place + 1) % _places;
            InUse++;
            descriptor.Write(0x8000_0001u, 12);
        }

        private NET_BUFFER TakeFrame()
        {
            NET_BUFFER frame = NextFrame;
            NextFrame = frame.Next;
            if (NextFrame == null)
            {
                QueueHead = QueueHead.Next;
                NextFrame = QueueHead == null ? null : QueueHead.FirstNetBuffer;
            }

            return frame;
        }

        private void Ask()
        {
            NDIS_STATUS status = Ndis.NdisMAllocateSharedMemoryAsyncEx(
                Adapter.DmaHandle, Ring.Count * Stride, true, null);
            if (status != NDIS_STATUS_PENDING)
            {
                EndRequest();
            }
        }

        private void EndRequest()
        {
            Ndis.NdisAcquireSpinLock(_lock);
            _isPending = false;
            bool mustWake = _isHaltWaiting;
            Ndis.NdisReleaseSpinLock(_lock);
            if (mustWake)
            {
                Ndis.NdisSetEvent(_isHere);
            }
        }
    }
}
