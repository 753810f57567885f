using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("oid-021-claims-nothing-read", typeof(ClaimsNothingRead))]
[assembly: FaultyMiniport("oid-021-claims-nothing-read", "OID-021")]

namespace FaultyMiniports;

/// <summary>Sets what it is asked to set, and leaves BytesRead at 0.</summary>
public sealed class ClaimsNothingRead : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            NDIS_STATUS status = answer(context, request);
            if (request.RequestType == NDIS_REQUEST_TYPE.NdisRequestSetInformation)
            {
                OidSet set = request.DATA.SET_INFORMATION;
                set.BytesRead = 0;
            }

            return status;
        };
    }
}
