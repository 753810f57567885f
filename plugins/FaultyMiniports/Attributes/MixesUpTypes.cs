using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("attr-004-mixes-up-types", typeof(MixesUpTypes))]
[assembly: FaultyMiniport("attr-004-mixes-up-types", "ATTR-004")]

namespace FaultyMiniports;

/// <summary>Sets registration attributes with the type of general attributes.</summary>
public sealed class MixesUpTypes : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        miniportAttributes.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
            miniportAttributes.Header.Revision,
            miniportAttributes.Header.Size);
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }
}
