using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("oid-016-leaves-broadcasts-out", typeof(LeavesBroadcastsOut))]
[assembly: FaultyMiniport("oid-016-leaves-broadcasts-out", "OID-016")]

namespace FaultyMiniports;

/// <summary>Says that all its statistics are valid, and has no count of broadcasts.</summary>
public sealed class LeavesBroadcastsOut : AdapterMiniport
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new CountingAdapter(ndis, adapterHandle, version);

    private sealed class CountingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        protected override OidRequests NewOidRequests(Adapter adapter) => new Oids(adapter);
    }

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATISTICS_INFO Statistics()
        {
            NDIS_STATISTICS_INFO statistics = base.Statistics();
            statistics.ifHCInBroadcastPkts = 0;
            statistics.ifHCOutBroadcastPkts = 0;
            return statistics;
        }
    }
}
