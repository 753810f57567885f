using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("refused-late-memory-awaited", typeof(RefusedLateMemoryAwaited))]

namespace FieldMiniports;

/// <summary>
/// The halt waits for shared memory that was asked for at work, even if NDIS refused the request at once and will never
/// call back.
/// </summary>
public sealed class RefusedLateMemoryAwaited : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part : FieldAdapter
    {
        private const uint ReserveBytes = 4096;

        private readonly NDIS_EVENT _isAnswered = new();
        private bool _isAsked;
        private PVOID _reserve;
        private PHYSICAL_ADDRESS _reserveAddress;

        public Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
            : base(ndis, handle, version, driver)
            => ndis.NdisInitializeEvent(_isAnswered);

        /// <summary>Asks for a reserve, once; the adapter works without it, too.</summary>
        public override NDIS_STATUS Restart()
        {
            if (!_isAsked)
            {
                _isAsked = true;
                Ndis.NdisMAllocateSharedMemoryAsyncEx(DmaHandle, ReserveBytes, true, Context);
            }

            return base.Restart();
        }

        protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
        {
            NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
            description.SharedMemAllocateCompleteHandler = OnReserve;
            return description;
        }

        protected override void ReleasePaths()
        {
            if (_isAsked)
            {
                Ndis.NdisWaitEvent(_isAnswered, 0);
            }

            if (_reserve != null)
            {
                Ndis.NdisMFreeSharedMemory(Handle, ReserveBytes, true, _reserve, _reserveAddress);
            }

            base.ReleasePaths();
        }

        private void OnReserve(
            NDIS_HANDLE adapterContext,
            PVOID virtualAddress,
            in PHYSICAL_ADDRESS physicalAddress,
            uint length,
            PVOID context)
        {
            if (virtualAddress != null)
            {
                _reserve = virtualAddress;
                _reserveAddress = physicalAddress;
            }

            Ndis.NdisSetEvent(_isAnswered);
        }
    }
}
