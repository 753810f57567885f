using NdisConformance.Contract;
using OddMiniports.Interrupts;
using ReferenceMiniport;

[assembly: NdisMiniport("acknowledges-in-synchronized-callback", typeof(AcknowledgesInSynchronizedCallback))]

namespace OddMiniports.Interrupts;

/// <summary>
/// Reads and clears the causes at DIRQL, by NdisMSynchronizeWithInterruptEx. Legal: NdisMSynchronizeWithInterruptEx.
/// </summary>
public sealed class AcknowledgesInSynchronizedCallback : OddDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new OwnAdapter(this, ndis, adapterHandle, version);

    private sealed class OwnAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        : OddAdapter(driver, ndis, handle, version)
    {
        private bool AcknowledgeAtDirql(NDIS_HANDLE context) => Nic.AcknowledgeInterrupt();

        /// <inheritdoc/>
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            if (Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, AcknowledgeAtDirql, Context))
            {
                ReportLink();
            }

            Transmit.Service();
            if (!ReceiveThrottled(receiveThrottleParameters))
            {
                Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
            }
        }
    }
}
