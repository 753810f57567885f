using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;

[assembly: NdisMiniport("legacy-async-memory", typeof(AsyncMemoryDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// Asks for one more block of shared memory at its first send, gets it whenever NDIS has it, does without where
/// NDIS has none, and waits for the answer in MiniportHalt. Legal: this is what NdisMAllocateSharedMemoryAsync is
/// for.
/// </summary>
public sealed class AsyncMemoryDriver : OddDriver
{
    /// <inheritdoc/>
    public override Adapter CreateAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        => new OwnAdapter(this, ndis, adapterHandle, isDeserialized);

    private sealed class OwnAdapter(
        OddDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : OddAdapter(driver, ndis, adapterHandle, isDeserialized)
    {
        private readonly NDIS_EVENT _answered = new();
        private bool _isAsked;
        private PVOID _address;
        private PHYSICAL_ADDRESS _physicalAddress;
        private uint _bytes;

        public void AskForMemory()
        {
            AcquireLock();
            bool mustAsk = !_isAsked && !IsStopped;
            _isAsked |= mustAsk;
            ReleaseLock();
            if (mustAsk && Ndis.NdisMAllocateSharedMemoryAsync(Handle, FrameStride, true, Context)
                != NDIS_STATUS.NDIS_STATUS_PENDING)
            {
                Ndis.NdisSetEvent(_answered);
            }
        }

        // Where there is no memory, there is no physical address either.
        public void TakeMemory(PVOID address, in PHYSICAL_ADDRESS physicalAddress, uint bytes)
        {
            if (address != null)
            {
                address.Fill(0, bytes);
                (_address, _physicalAddress, _bytes) = (address, physicalAddress, bytes);
            }

            Ndis.NdisSetEvent(_answered);
        }

        protected override NDIS_STATUS Acquire(NDIS_HANDLE wrapperConfigurationContext)
        {
            Ndis.NdisInitializeEvent(_answered);
            return base.Acquire(wrapperConfigurationContext);
        }

        protected override void Release()
        {
            AcquireLock();
            IsStopped = true;
            bool mustWait = _isAsked;
            ReleaseLock();
            if (mustWait)
            {
                Ndis.NdisWaitEvent(_answered, 0);
            }

            if (_address != null)
            {
                Ndis.NdisMFreeSharedMemory(Handle, _bytes, true, _address, _physicalAddress);
            }

            base.Release();
        }
    }

    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath((OwnAdapter)adapter);

    /// <inheritdoc/>
    protected override EntryPoints CreateEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

    private sealed class OwnTransmitPath(OwnAdapter adapter) : TransmitPath(adapter)
    {
        public override void SendPackets(ReadOnlySpan<NDIS_PACKET> packets)
        {
            adapter.AskForMemory();
            base.SendPackets(packets);
        }
    }

    private sealed class OwnEntryPoints(OddDriver driver, INdis5 ndis, bool isDeserialized)
        : OddEntryPoints(driver, ndis, isDeserialized)
    {
        protected override NDIS_MINIPORT_CHARACTERISTICS Characteristics() => base.Characteristics() with
        {
            AllocateCompleteHandler = (context, address, in physicalAddress, bytes, _)
                => ((OwnAdapter)AdapterOf(context)).TakeMemory(address, in physicalAddress, bytes),
        };
    }
}
