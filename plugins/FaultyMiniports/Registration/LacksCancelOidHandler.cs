using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-005-lacks-cancel-oid-handler", typeof(LacksCancelOidHandler))]
[assembly: FaultyMiniport("reg-005-lacks-cancel-oid-handler", "REG-005")]

namespace FaultyMiniports;

/// <summary>Registers without MiniportCancelOidRequest, for it never leaves a request pending.</summary>
public sealed class LacksCancelOidHandler : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => characteristics.CancelOidRequestHandler = null;
}
