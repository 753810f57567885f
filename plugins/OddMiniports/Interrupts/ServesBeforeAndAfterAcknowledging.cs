using NdisConformance.Contract;
using OddMiniports.Interrupts;
using ReferenceMiniport;

[assembly: NdisMiniport("serves-before-and-after-acknowledging", typeof(ServesBeforeAndAfterAcknowledging))]

namespace OddMiniports.Interrupts;

/// <summary>
/// Serves the transmit ring, acknowledges, and serves it again before it receives. Legal: MiniportInterruptDPC; the
/// order of the steps is the driver's affair.
/// </summary>
public sealed class ServesBeforeAndAfterAcknowledging : OddDriver
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
            Transmit.Service();
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
        }
    }
}
