using NdisConformance.Contract;
using OddMiniports.Interrupts;
using ReferenceMiniport;

[assembly: NdisMiniport("dpc-looks-several-times", typeof(DpcLooksSeveralTimes))]

namespace OddMiniports.Interrupts;

/// <summary>
/// Goes through its rings up to four times in a DPC, with a short stall between, before it unmasks. Legal:
/// MiniportInterruptDPC; NdisStallExecution: at most 50 microseconds.
/// </summary>
public sealed class DpcLooksSeveralTimes : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        /// <inheritdoc/>
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            for (int round = 0; round < 3; round++)
            {
                if (Nic.AcknowledgeInterrupt())
                {
                    ReportLink();
                }

                Transmit.Service();
                Ndis.NdisStallExecution(2);
            }

            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
        }
    }
}
