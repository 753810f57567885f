using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("list-lost-after-all-multicast", typeof(ListLostAfterAllMulticast))]

namespace FieldMiniports;

/// <summary>
/// The filter for all multicast frames empties the NIC's multicast list, which is not needed then, and nobody
/// fills it again when the filter goes back to the list.
/// </summary>
public sealed class ListLostAfterAllMulticast : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;

        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            NDIS_STATUS status = base.SetPacketFilter(set);
            if (status == NDIS_STATUS_SUCCESS
                && (set.InformationBuffer.Read<uint>() & NDIS_PACKET_TYPE_ALL_MULTICAST) != 0)
            {
                _owner.Nic.ClearMulticastList();
            }

            return status;
        }
    }
}
