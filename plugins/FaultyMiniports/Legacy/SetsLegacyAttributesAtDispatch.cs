using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "irql-002-sets-legacy-attributes-at-dispatch",
    typeof(SetsLegacyAttributesAtDispatch),
    Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("irql-002-sets-legacy-attributes-at-dispatch", "IRQL-002")]

namespace FaultyMiniports;

/// <summary>Calls NdisMSetAttributesEx at DISPATCH_LEVEL.</summary>
public sealed class SetsLegacyAttributesAtDispatch : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMSetAttributesEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportAdapterContext,
        uint checkForHangTimeInSeconds,
        uint attributeFlags,
        NDIS_INTERFACE_TYPE adapterType)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        Inner.NdisMSetAttributesEx( // wrong step
            miniportAdapterHandle, miniportAdapterContext, checkForHangTimeInSeconds, attributeFlags, adapterType);
        Inner.NDIS_LOWER_IRQL(oldIrql);
    }
}
