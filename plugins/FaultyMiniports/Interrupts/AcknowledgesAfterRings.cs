using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("send-001-acknowledges-after-rings", typeof(AcknowledgesAfterRings))]
[assembly: FaultyMiniport("send-001-acknowledges-after-rings", "SEND-001", AlsoFires = "RECV-027")]

namespace FaultyMiniports;

/// <summary>
/// Clears the causes of the interrupt after it has looked at the rings. If the NIC goes on in between, its interrupt is
/// lost.
/// </summary>
public sealed class AcknowledgesAfterRings : AdapterMiniport
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new LateAdapter(ndis, adapterHandle, version);

    private sealed class LateAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            Transmit.Service();
            bool isThrottled = ReceiveThrottled(receiveThrottleParameters);
            if (Nic.AcknowledgeInterrupt())
            {
                ReportLink();
            }

            if (!isThrottled)
            {
                Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
            }
        }
    }
}
