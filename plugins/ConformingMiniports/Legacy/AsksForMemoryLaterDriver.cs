using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Asks for one more block of shared memory at the end of MiniportInitialize, and works without it where it does not
/// come.
/// </summary>
public sealed class AsksForMemoryLaterDriver : INdis5MiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => new OwnEntryPoints(ndis).Register(driverObject, registryPath);

    private sealed class OwnEntryPoints(INdis5 ndis) : EntryPoints(ndis, isDeserialized: true)
    {
        protected override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
            => new OwnAdapter(ndis, adapterHandle, isDeserialized);

        protected override NDIS_MINIPORT_CHARACTERISTICS Characteristics()
        {
            NDIS_MINIPORT_CHARACTERISTICS characteristics = base.Characteristics();
            characteristics.AllocateCompleteHandler = (adapter, address, in physicalAddress, length, context) =>
                ((OwnAdapter)AdapterOf(adapter)).OnMemory(address, physicalAddress);
            return characteristics;
        }
    }

    private sealed class OwnAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : Adapter(ndis, adapterHandle, isDeserialized)
    {
        private const uint Bytes = 8 * FrameStride;
        private const bool Cached = true;
        private const uint HaltWaitMilliseconds = 1000;

        private readonly NDIS_EVENT _answered = new();
        private PVOID _address;
        private PHYSICAL_ADDRESS _physicalAddress;
        private bool _isAsked;

        public override NDIS_STATUS Initialize(NDIS_HANDLE wrapperConfigurationContext)
        {
            NDIS_STATUS status = base.Initialize(wrapperConfigurationContext);
            if (status == NDIS_STATUS_SUCCESS)
            {
                Ask();
            }

            return status;
        }

        /// <summary>
        /// No answer is outstanding when the adapter goes, or none comes any more. The block is freed in Release.
        /// </summary>
        public override void Halt()
        {
            AcquireLock();
            bool mustWait = _isAsked;
            ReleaseLock();
            if (mustWait)
            {
                Ndis.NdisWaitEvent(_answered, HaltWaitMilliseconds);
            }

            base.Halt();
        }

        /// <summary>MiniportAllocateComplete. A NULL address says that there is no memory.</summary>
        public void OnMemory(PVOID address, PHYSICAL_ADDRESS physicalAddress)
        {
            if (address != null)
            {
                address.Fill(0, Bytes);
            }

            AcquireLock();
            (_address, _physicalAddress) = (address, physicalAddress);
            _isAsked = false;
            ReleaseLock();
            Ndis.NdisSetEvent(_answered);
        }

        protected override void Release()
        {
            base.Release();
            if (_address != null)
            {
                Ndis.NdisMFreeSharedMemory(Handle, Bytes, Cached, _address, _physicalAddress);
                _address = null;
            }
        }

        /// <summary>The answer may come before the call has returned.</summary>
        private void Ask()
        {
            Ndis.NdisInitializeEvent(_answered);
            SetAsked(true);
            if (Ndis.NdisMAllocateSharedMemoryAsync(Handle, Bytes, Cached, null) != NDIS_STATUS_PENDING)
            {
                SetAsked(false);
            }
        }

        private void SetAsked(bool isAsked)
        {
            AcquireLock();
            _isAsked = isAsked;
            ReleaseLock();
        }
    }
}
