using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("one-more-block-when-low", typeof(OneMoreBlockWhenLow))]

namespace OddMiniports.Memory;

/// <summary>
/// Asks once for more shared memory when its buffers run low. What comes late is freed at once. Legal:
/// NdisMAllocateSharedMemoryAsyncEx; MiniportSharedMemoryAllocateComplete.
/// </summary>
public sealed class OneMoreBlockWhenLow : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path(adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new GrowingAdapter(this, ndis, adapterHandle, version);

    private sealed class GrowingAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
        {
            NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
            description.SharedMemAllocateCompleteHandler = OnMoreMemory;
            return description;
        }

        private void OnMoreMemory(
            NDIS_HANDLE miniportAdapterContext,
            PVOID virtualAddress,
            in PHYSICAL_ADDRESS physicalAddress,
            uint length,
            PVOID context)
        {
            // Without memory there is no address either.
            if (virtualAddress != null)
            {
                ((Path)Receive).OnMore(virtualAddress, physicalAddress);
            }
        }
    }

    private sealed class Path(Adapter adapter) : ReceivePath(adapter)
    {
        private readonly List<ReceiveBuffer> _more = [];
        private PVOID _block;
        private PHYSICAL_ADDRESS _blockAddress;
        private bool _hasAsked;
        private bool _isOver;

        /// <summary>MiniportSharedMemoryAllocateComplete. PASSIVE_LEVEL.</summary>
        public void OnMore(PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress)
        {
            ReceiveBuffer buffer = new ReceiveBuffer(virtualAddress, physicalAddress, Adapter.MaximumFrameBytes);
            if (_isOver || !CreateObjects(buffer))
            {
                DestroyObjects(buffer);
                Ndis.NdisMFreeSharedMemory(
                    Adapter.Handle, Adapter.MaximumFrameBytes, true, virtualAddress, physicalAddress);
                return;
            }

            (_block, _blockAddress) = (virtualAddress, physicalAddress);
            buffer.Context = Ndis.Pin(buffer);
            _more.Add(buffer);
            Recycle(buffer);
        }

        /// <inheritdoc/>
        public override void Release()
        {
            _isOver = true;
            foreach (ReceiveBuffer buffer in _more)
            {
                DestroyObjects(buffer);
                Ndis.Unpin(buffer.Context);
            }

            if (_block != null)
            {
                Ndis.NdisMFreeSharedMemory(
                    Adapter.Handle, Adapter.MaximumFrameBytes, true, _block, _blockAddress);
            }

            base.Release();
        }

        /// <inheritdoc/>
        protected override void Indicate(uint count, bool isLow)
        {
            if (isLow && !_hasAsked)
            {
                NDIS_STATUS status = Ndis.NdisMAllocateSharedMemoryAsyncEx(
                    Adapter.DmaHandle, Adapter.MaximumFrameBytes, true, null);
                _hasAsked = status == NDIS_STATUS.NDIS_STATUS_PENDING;
            }

            base.Indicate(count, isLow);
        }
    }
}
