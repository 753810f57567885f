using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Has some shared memory only while it runs: asks for it in MiniportRestart and frees it in MiniportPause. A pause
/// does not wait for memory that is on its way; it is freed when it arrives. A halt waits.
/// </summary>
public sealed class BorrowsWhileRunningDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new BorrowingAdapter(ndis, adapterHandle, version);

    private sealed class BorrowingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private const uint BlockBytes = 512;
        private const bool Cached = false;

        private readonly NDIS_EVENT _isAnswered = new();
        private PVOID _block;
        private PHYSICAL_ADDRESS _address;
        private bool _isAsked;
        private bool _isRunning;

        public override NDIS_STATUS Restart()
        {
            _isRunning = true;
            if (!_isAsked)
            {
                _isAsked = true;
                Ndis.NdisInitializeEvent(_isAnswered);
                NDIS_STATUS status = Ndis.NdisMAllocateSharedMemoryAsyncEx(DmaHandle, BlockBytes, Cached, Context);
                _isAsked = status == NDIS_STATUS_PENDING;
            }

            return base.Restart();
        }

        public override NDIS_STATUS Pause()
        {
            _isRunning = false;
            FreeBlock();
            return base.Pause();
        }

        public override void Halt()
        {
            _isRunning = false;
            if (_isAsked)
            {
                Ndis.NdisWaitEvent(_isAnswered, 0);
            }

            FreeBlock();
            base.Halt();
        }

        protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
        {
            NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
            description.SharedMemAllocateCompleteHandler = OnSharedMemory;
            return description;
        }

        private void OnSharedMemory(
            NDIS_HANDLE miniportAdapterContext,
            PVOID virtualAddress,
            in PHYSICAL_ADDRESS physicalAddress,
            uint length,
            PVOID context)
        {
            if (virtualAddress != null)
            {
                virtualAddress.Fill(0, length);
                _block = virtualAddress;
                _address = physicalAddress;
                if (!_isRunning)
                {
                    FreeBlock();
                }
            }

            _isAsked = false;
            Ndis.NdisSetEvent(_isAnswered);
        }

        private void FreeBlock()
        {
            if (_block != null)
            {
                Ndis.NdisMFreeSharedMemory(Handle, BlockBytes, Cached, _block, _address);
                _block = null;
            }
        }
    }
}
