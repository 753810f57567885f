using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("oid-018-promises-too-many-groups", typeof(PromisesTooManyGroups))]
[assembly: FaultyMiniport("oid-018-promises-too-many-groups", "OID-018")]

namespace FaultyMiniports;

/// <summary>Declares one multicast address more than it takes.</summary>
public sealed class PromisesTooManyGroups : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        miniportAttributes.MaxMulticastListSize++;
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }
}
