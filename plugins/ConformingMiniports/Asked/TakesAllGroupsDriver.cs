using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>Has the NIC receive the frames to all groups where NDIS asks for some: filtering is best effort.</summary>
public sealed class TakesAllGroupsDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new CoarseAdapter(ndis, adapterHandle, version);

    private sealed class CoarseAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override OidRequests NewOidRequests(Adapter adapter) => new CoarseRequests(adapter);
    }

    private sealed class CoarseRequests(Adapter adapter) : OidRequests(adapter)
    {
        private readonly NicHardware _nic = adapter.Nic;

        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            NDIS_STATUS status = base.SetPacketFilter(set);
            if (status == NDIS_STATUS.NDIS_STATUS_SUCCESS
                && set.InformationBuffer.Read<uint>() is var filter
                && (filter & NDIS_PACKET_TYPE_MULTICAST) != 0)
            {
                _nic.SetReceiveFilter(filter | NDIS_PACKET_TYPE_ALL_MULTICAST);
            }

            return status;
        }
    }
}
