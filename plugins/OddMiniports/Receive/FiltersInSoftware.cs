using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("filters-in-software", typeof(FiltersInSoftware))]

namespace OddMiniports.Receive;

/// <summary>
/// Lets the NIC receive everything, and filters and counts in software. Legal: OID_GEN_CURRENT_PACKET_FILTER;
/// OID_802_3_MULTICAST_LIST: the driver may filter where the NIC cannot.
/// </summary>
public sealed class FiltersInSoftware : OddDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceivePath(Adapter adapter) => new Path((FilteringAdapter)adapter);

    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids((FilteringAdapter)adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new FilteringAdapter(this, ndis, adapterHandle, version);

    private sealed class FilteringAdapter(
        OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        /// <summary>What the NIC would do in hardware.</summary>
        public SoftwareFilter Filter { get; } = new();

        /// <inheritdoc/>
        public override NicHardware Nic { get; } = new CountingNic(ndis, adapterHandle);

        /// <inheritdoc/>
        protected override NDIS_STATUS SetGeneralAttributes()
        {
            Filter.Station = Nic.MacAddress;
            ((CountingNic)Nic).Filter = Filter;
            return base.SetGeneralAttributes();
        }
    }

    private sealed class CountingNic(INdis ndis, NDIS_HANDLE adapterHandle) : NicHardware(ndis, adapterHandle)
    {
        /// <summary>Who counts.</summary>
        public SoftwareFilter? Filter { get; set; }

        /// <inheritdoc/>
        public override NicCounters ReceiveCounters() => Filter!.Counters;
    }

    private sealed class Path(FilteringAdapter adapter) : ReceivePath(adapter)
    {
        /// <inheritdoc/>
        protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count)
            => new Ring2(block, count, adapter.Filter);
    }

    private sealed class Ring2(SharedBlock block, uint count, SoftwareFilter filter) : ReceiveRing(block, count)
    {
        /// <inheritdoc/>
        public override ReceiveBuffer? TakeDone(out bool isGood)
        {
            ReceiveBuffer? buffer = base.TakeDone(out isGood);
            isGood = isGood && filter.Admits(buffer!);
            return buffer;
        }
    }

    private sealed class Oids(FilteringAdapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            NDIS_STATUS status = base.SetPacketFilter(set);
            if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                uint filter = set.InformationBuffer.Read<uint>();
                adapter.Filter.Bits = filter;
                adapter.Nic.SetReceiveFilter(filter == 0 ? 0 : NDIS_PACKET_TYPE_PROMISCUOUS);
            }

            return status;
        }

        /// <inheritdoc/>
        protected override NDIS_STATUS SetMulticastList(OidSet set)
        {
            NDIS_STATUS status = base.SetMulticastList(set);
            if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                adapter.Filter.SetGroups(set.InformationBuffer, set.InformationBufferLength / AddressBytes);
            }

            return status;
        }
    }
}
