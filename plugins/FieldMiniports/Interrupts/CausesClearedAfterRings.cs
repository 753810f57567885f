using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("causes-cleared-after-rings", typeof(CausesClearedAfterRings))]

namespace FieldMiniports;

/// <summary>
/// The DPC works on the rings first and clears the causes afterwards: what happens in between raises no interrupt
/// any more.
/// </summary>
public sealed class CausesClearedAfterRings : FieldDriver
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
            Transmit.Service();
            bool hasMore = ReceiveThrottled(receiveThrottleParameters);
            if (Nic.AcknowledgeInterrupt())
            {
                ReportLink();
            }

            if (!hasMore)
            {
                Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
            }
        }
    }
}
