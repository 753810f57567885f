using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>A wrong driver whose answer to OID_GEN_STATISTICS is wrong.</summary>
public abstract class StatisticsMiniport : AdapterMiniport
{
    /// <summary>Changes an answer that is right.</summary>
    protected abstract void Falsify(ref NDIS_STATISTICS_INFO statistics);

    /// <inheritdoc/>
    protected sealed override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new CountingAdapter(ndis, adapterHandle, version, this);

    private sealed class CountingAdapter(
        INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version, StatisticsMiniport owner)
        : Adapter(ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        protected override OidRequests NewOidRequests(Adapter adapter) => new Oids(adapter, owner);
    }

    private sealed class Oids(Adapter adapter, StatisticsMiniport owner) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATISTICS_INFO Statistics()
        {
            NDIS_STATISTICS_INFO statistics = base.Statistics();
            owner.Falsify(ref statistics);
            return statistics;
        }
    }
}
