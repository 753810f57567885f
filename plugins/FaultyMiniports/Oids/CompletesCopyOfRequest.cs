using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("oid-001-completes-copy", typeof(CompletesCopyOfRequest))]
[assembly: FaultyMiniport("oid-001-completes-copy", "OID-001")]

namespace FaultyMiniports;

/// <summary>Completes an OID request by the copy that it made of it.</summary>
public sealed class CompletesCopyOfRequest : AdapterFollower
{
    private const uint RequestBytes = 240;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST answer = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, request) =>
        {
            PVOID copy = Inner.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, RequestBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            if (copy == null)
            {
                return answer(context, request);
            }

            NDIS_STATUS status = answer(context, request);
            copy.MoveFrom(request, RequestBytes);
            Inner.NdisMOidRequestComplete(Adapter.Handle, (NDIS_OID_REQUEST)copy, status);
            Inner.NdisFreeMemory(copy, RequestBytes, 0);
            return NDIS_STATUS_PENDING;
        };
    }
}
