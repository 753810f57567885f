using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("unknown-sets-succeed", typeof(UnknownSetsSucceed))]

namespace FieldMiniports;

/// <summary>
/// Whatever NDIS sets that the driver does not know succeeds, so that nobody complains; nothing is done.
/// </summary>
public sealed class UnknownSetsSucceed : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        protected override NDIS_STATUS Set(OidSet set)
        {
            NDIS_STATUS status = base.Set(set);
            if (status == NDIS_STATUS_NOT_SUPPORTED)
            {
                set.BytesRead = set.InformationBufferLength;
                return NDIS_STATUS_SUCCESS;
            }

            return status;
        }
    }
}
