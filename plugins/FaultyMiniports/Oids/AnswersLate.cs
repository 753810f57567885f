using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("oid-002-answers-late", typeof(AnswersLate))]
[assembly: FaultyMiniport("oid-002-answers-late", "OID-002")]

namespace FaultyMiniports;

/// <summary>Waits for its firmware before it answers a request, and the firmware takes its time.</summary>
public sealed class AnswersLate : FaultyMiniport
{
    private const uint FirmwareMicroseconds = 13_000_000;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST request = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, oidRequest) =>
        {
            Inner.NdisMSleep(FirmwareMicroseconds);
            return request(context, oidRequest);
        };
    }
}
