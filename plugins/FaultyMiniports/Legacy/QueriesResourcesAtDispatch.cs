using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "irql-002-queries-resources-at-dispatch", typeof(QueriesResourcesAtDispatch), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("irql-002-queries-resources-at-dispatch", "IRQL-002")]

namespace FaultyMiniports;

/// <summary>Calls NdisMQueryAdapterResources at DISPATCH_LEVEL.</summary>
public sealed class QueriesResourcesAtDispatch : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMQueryAdapterResources(
        out NDIS_STATUS status, NDIS_HANDLE wrapperConfigurationContext, out NDIS_RESOURCE_LIST? resourceList)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        Inner.NdisMQueryAdapterResources(out status, wrapperConfigurationContext, out resourceList);
        Inner.NDIS_LOWER_IRQL(oldIrql);
    }
}
