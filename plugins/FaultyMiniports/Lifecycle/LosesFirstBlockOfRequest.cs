using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("life-007-loses-first-block-of-request", typeof(LosesFirstBlockOfRequest))]
[assembly: FaultyMiniport("life-007-loses-first-block-of-request", "LIFE-007")]

namespace FaultyMiniports;

/// <summary>
/// Allocates two blocks for the time of an OID request. If there is no memory for the second, it fails the request and
/// loses the first.
/// </summary>
public sealed class LosesFirstBlockOfRequest : AdapterFollower
{
    private readonly BlockPair _blocks = new(Adapter.Tag);

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_OID_REQUEST request = characteristics.OidRequestHandler!;
        characteristics.OidRequestHandler = (context, oidRequest) =>
        {
            if (!_blocks.TryTake(Inner, Adapter.Handle))
            {
                return NDIS_STATUS_RESOURCES;
            }

            NDIS_STATUS status = request(context, oidRequest);
            _blocks.Free(Inner);
            return status;
        };
    }
}
