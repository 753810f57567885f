using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("send-016-ignores-cancels", typeof(IgnoresCancels))]
[assembly: FaultyMiniport("send-016-ignores-cancels", "SEND-016")]

namespace FaultyMiniports;

/// <summary>Leaves the sends in its queue that are cancelled, and sends them.</summary>
public sealed class IgnoresCancels : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => characteristics.CancelSendHandler = (_, _) => { };
}
