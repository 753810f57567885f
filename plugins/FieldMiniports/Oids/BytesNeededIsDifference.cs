using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("bytes-needed-is-difference", typeof(BytesNeededIsDifference))]

namespace FieldMiniports;

/// <summary>
/// When a buffer is too short BytesNeeded says how many bytes are missing, as it did in NDIS 5, and not how long a
/// buffer the answer needs.
/// </summary>
public sealed class BytesNeededIsDifference : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        protected override NDIS_STATUS Query(OidQuery query)
        {
            NDIS_STATUS status = base.Query(query);
            if (status == NDIS_STATUS_BUFFER_TOO_SHORT)
            {
                query.BytesNeeded -= query.InformationBufferLength;
            }

            return status;
        }
    }
}
