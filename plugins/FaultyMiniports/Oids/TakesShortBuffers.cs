using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-009-takes-short-buffers", typeof(TakesShortBuffers))]
[assembly: FaultyMiniport("oid-009-takes-short-buffers", "OID-009")]

namespace FaultyMiniports;

/// <summary>Takes a buffer that is too short for one that asks for nothing.</summary>
public sealed class TakesShortBuffers : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            NDIS_STATUS status = answer(context, request);
            return status is NDIS_STATUS_BUFFER_TOO_SHORT or NDIS_STATUS_INVALID_LENGTH
                ? NDIS_STATUS_SUCCESS
                : status;
        };
    }
}
