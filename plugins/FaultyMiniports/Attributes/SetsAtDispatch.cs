using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("attr-009-sets-at-dispatch", typeof(SetsAtDispatch))]
[assembly: FaultyMiniport("attr-009-sets-at-dispatch", "ATTR-009")]

namespace FaultyMiniports;

/// <summary>Sets the general attributes at DISPATCH_LEVEL.</summary>
public sealed class SetsAtDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        NDIS_STATUS status = Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
        Inner.NDIS_LOWER_IRQL(oldIrql);
        return status;
    }
}
