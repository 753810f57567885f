using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;
using Adapter = ReferenceMiniport.Adapter;

[assembly: NdisMiniport("oid-014-lists-what-it-lacks", typeof(ListsWhatItLacks))]
[assembly: FaultyMiniport("oid-014-lists-what-it-lacks", "OID-014")]

namespace FaultyMiniports;

/// <summary>Lists an optional OID as supported, and answers that it is not.</summary>
public sealed class ListsWhatItLacks : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        PVOID list = Inner.NdisAllocateMemoryWithTagPriority(
            ndisMiniportHandle, sizeof(uint), Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (list == null)
        {
            return NDIS_STATUS_RESOURCES;
        }

        list.Write(OID_GEN_TRANSMIT_QUEUE_LENGTH);
        miniportAttributes.SupportedOidList = new(list.Value);
        miniportAttributes.SupportedOidListLength = sizeof(uint);
        NDIS_STATUS status = Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
        Inner.NdisFreeMemory(list, sizeof(uint), 0);
        return status;
    }
}
