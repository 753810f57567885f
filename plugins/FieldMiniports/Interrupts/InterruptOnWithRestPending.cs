using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("interrupt-on-with-rest-pending", typeof(InterruptOnWithRestPending))]

namespace FieldMiniports;

/// <summary>
/// A DPC that says with MoreNblsPending that it has more frames to indicate unmasks the interrupt before it
/// returns, as every other DPC does.
/// </summary>
public sealed class InterruptOnWithRestPending : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            if (Nic.AcknowledgeInterrupt())
            {
                ReportLink();
            }

            Transmit.Service();
            ReceiveThrottled(receiveThrottleParameters);
            Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
        }
    }
}
