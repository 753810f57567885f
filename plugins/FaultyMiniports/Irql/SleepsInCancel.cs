using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("irql-005-sleeps-in-cancel", typeof(SleepsInCancel))]
[assembly: FaultyMiniport("irql-005-sleeps-in-cancel", "IRQL-005")]

namespace FaultyMiniports;

/// <summary>Sleeps in MiniportCancelSend, which NDIS calls at DISPATCH_LEVEL, too.</summary>
public sealed class SleepsInCancel : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_CANCEL_SEND cancel = characteristics.CancelSendHandler!;
        characteristics.CancelSendHandler = (context, cancelId) =>
        {
            Inner.NdisMSleep(1);
            cancel(context, cancelId);
        };
    }
}
