using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("link-read-before-clearing", typeof(LinkReadBeforeClearing))]

namespace FieldMiniports;

/// <summary>
/// The DPC reads the link, then clears the cause: a change in between is never reported.
/// </summary>
public sealed class LinkReadBeforeClearing : FieldDriver
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
            ReportLink();
            Nic.AcknowledgeInterrupt();
            Transmit.Service();
            if (!ReceiveThrottled(receiveThrottleParameters))
            {
                Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
            }
        }
    }
}
