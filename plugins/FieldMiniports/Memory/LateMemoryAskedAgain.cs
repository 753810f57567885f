using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("late-memory-asked-again", typeof(LateMemoryAskedAgain))]

namespace FieldMiniports;

/// <summary>
/// Each restart asks for shared memory again, and the block that comes replaces the one that is there.
/// </summary>
public sealed class LateMemoryAskedAgain : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private SharedBlock? _more;
        private bool _isAsked;

        public override NDIS_STATUS Restart()
        {
            if (!_isAsked)
            {
                _isAsked = true;
                if (Ndis.NdisMAllocateSharedMemoryAsyncEx(DmaHandle, 8192, true, Context) != NDIS_STATUS_PENDING)
                {
                    _isAsked = false;
                }
            }
            return base.Restart();
        }

        protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
        {
            NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
            description.SharedMemAllocateCompleteHandler = OnSharedMemory;
            return description;
        }

        protected override void Release()
        {
            while (_isAsked && DmaHandle != null)
            {
                Ndis.NdisMSleep(1000);
            }

            _more?.Free();
            base.Release();
        }

        private void OnSharedMemory(
            NDIS_HANDLE context, PVOID virtualAddress, in PHYSICAL_ADDRESS physicalAddress, uint length, PVOID request)
        {
            if (virtualAddress != null)
            {
                _more = new OwnBlock(Ndis, Handle, length, virtualAddress, physicalAddress);
            }

            _isAsked = false;
        }
    }

    private sealed class OwnBlock(INdis ndis, NDIS_HANDLE handle, uint length, PVOID address, PHYSICAL_ADDRESS physical)
        : SharedBlock(ndis, handle, length, address, physical);
}
