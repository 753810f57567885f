using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("empty-filter-ignored", typeof(EmptyFilterIgnored))]

namespace FieldMiniports;

/// <summary>
/// A packet filter of 0 is taken for a filter that was left out: the request succeeds, and the NIC goes on receiving
/// what the filter before asked for.
/// </summary>
public sealed class EmptyFilterIgnored : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter, adapter.Nic);

    private sealed class Part(Adapter adapter, NicHardware nic) : OidRequests(adapter)
    {
        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            if (!TryRead(set, out uint filter))
            {
                return NDIS_STATUS_INVALID_LENGTH;
            }

            if ((filter & ~Adapter.PacketFilters) != 0)
            {
                return NDIS_STATUS_INVALID_DATA;
            }

            if (filter != 0)
            {
                nic.SetReceiveFilter(filter);
            }

            return NDIS_STATUS_SUCCESS;
        }
    }
}
