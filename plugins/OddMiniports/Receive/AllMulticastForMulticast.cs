using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("all-multicast-for-multicast", typeof(AllMulticastForMulticast))]

namespace OddMiniports.Receive;

/// <summary>
/// Receives all multicast frames where it is asked for those of the list: its filter is coarse. Legal:
/// OID_GEN_CURRENT_PACKET_FILTER: filtering by the miniport is best effort.
/// </summary>
public sealed class AllMulticastForMulticast : OddDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids(adapter);

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            NDIS_STATUS status = base.SetPacketFilter(set);
            if (status == NDIS_STATUS_SUCCESS)
            {
                uint filter = set.InformationBuffer.Read<uint>();
                bool isMulticast = (filter & NDIS_PACKET_TYPE_MULTICAST) != 0;
                adapter.Nic.SetReceiveFilter(filter | (isMulticast ? NDIS_PACKET_TYPE_ALL_MULTICAST : 0));
            }

            return status;
        }
    }
}
