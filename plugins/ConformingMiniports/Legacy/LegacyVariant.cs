using LegacyMiniport;
using NdisConformance.Contract;

namespace ConformingMiniports;

/// <summary>The legacy miniport with one of its halves done in another way that is just as legal.</summary>
/// <param name="isDeserialized">NDIS does not serialize its calls.</param>
public abstract class LegacyVariant(bool isDeserialized) : INdis5MiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
        => new OwnEntryPoints(this, ndis, isDeserialized).Register(driverObject, registryPath);

    /// <summary>Makes the sending half of an adapter.</summary>
    protected virtual TransmitPath NewTransmitPath(Adapter adapter) => new(adapter);

    /// <summary>Makes the receiving half of an adapter.</summary>
    protected virtual ReceivePath NewReceivePath(Adapter adapter) => new(adapter);

    /// <summary>Changes the characteristics before they are registered.</summary>
    /// <param name="characteristics">What the legacy miniport registers.</param>
    /// <param name="adapterOf">The adapter behind a context.</param>
    protected virtual void Change(
        ref NDIS_MINIPORT_CHARACTERISTICS characteristics, Func<NDIS_HANDLE, Adapter> adapterOf)
    {
    }

    /// <summary>
    /// True to let NDIS map each packet. Otherwise the driver allocates a map register, as a bus master does that
    /// copies every frame, and is given arrays of packets.
    /// </summary>
    protected virtual bool UsesLists => true;

    /// <summary>True to allocate a map register where NDIS refuses to map each packet.</summary>
    protected virtual bool FallsBack => false;

    /// <summary>The argument Dma64BitAddresses of NdisMInitializeScatterGatherDma.</summary>
    protected virtual bool Uses64BitAddresses(Nic nic)
    {
        ArgumentNullException.ThrowIfNull(nic);
        return nic.Uses64BitAddresses;
    }

    private sealed class OwnEntryPoints(LegacyVariant owner, INdis5 ndis, bool isDeserialized)
        : EntryPoints(ndis, isDeserialized)
    {
        protected override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
            => new OwnAdapter(owner, ndis, adapterHandle, isDeserialized);

        protected override NDIS_MINIPORT_CHARACTERISTICS Characteristics()
        {
            NDIS_MINIPORT_CHARACTERISTICS characteristics = base.Characteristics();
            owner.Change(ref characteristics, AdapterOf);
            return characteristics;
        }
    }

    private sealed class OwnAdapter : Adapter
    {
        private readonly LegacyVariant _owner;
        private bool _hasMapRegisters;

        public OwnAdapter(LegacyVariant owner, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
            : base(ndis, adapterHandle, isDeserialized)
        {
            _owner = owner;
            Transmit = owner.NewTransmitPath(this);
            Receive = owner.NewReceivePath(this);
        }

        /// <inheritdoc/>
        public override TransmitPath Transmit { get; }

        /// <inheritdoc/>
        public override ReceivePath Receive { get; }

        protected override NDIS_STATUS InitializeDma()
        {
            if (_owner.UsesLists)
            {
                NDIS_STATUS answer = Ndis.NdisMInitializeScatterGatherDma(
                    Handle, _owner.Uses64BitAddresses(Nic), MaximumFrameBytes);
                if (answer == NDIS_STATUS.NDIS_STATUS_SUCCESS || !_owner.FallsBack)
                {
                    return answer;
                }
            }

            NDIS_DMA_SIZE size = _owner.Uses64BitAddresses(Nic)
                ? NDIS_DMA_SIZE.NDIS_DMA_64BITS
                : NDIS_DMA_SIZE.NDIS_DMA_32BITS;
            NDIS_STATUS status = Ndis.NdisMAllocateMapRegisters(Handle, 0, size, 1, MaximumFrameBytes);
            _hasMapRegisters = status == NDIS_STATUS.NDIS_STATUS_SUCCESS;
            return status;
        }

        protected override void Release()
        {
            base.Release();
            if (_hasMapRegisters)
            {
                Ndis.NdisMFreeMapRegisters(Handle);
            }
        }
    }
}
