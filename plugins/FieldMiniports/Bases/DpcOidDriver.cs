using NdisConformance.Contract;
using ReferenceMiniport;

namespace FieldMiniports;

/// <summary>A driver that answers queries in its DPC.</summary>
public abstract class DpcOidDriver : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new DpcOidRequests(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new DpcOidAdapter(ndis, handle, version, this);

    /// <inheritdoc/>
    protected override void CancelOidRequest(NDIS_HANDLE miniportAdapterContext, PVOID requestId)
        => ((DpcOidRequests)AdapterOf(miniportAdapterContext).Oids).Cancel(requestId);
}
