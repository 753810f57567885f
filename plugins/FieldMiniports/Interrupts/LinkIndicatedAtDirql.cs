using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("link-indicated-at-dirql", typeof(LinkIndicatedAtDirql))]

namespace FieldMiniports;

/// <summary>
/// The causes are read out of reach of the ISR, by NdisMSynchronizeWithInterruptEx, and a change of the link is
/// reported to NDIS in there.
/// </summary>
public sealed class LinkIndicatedAtDirql : FieldDriver
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
            Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, TakeCauses, Context);
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
        }

        private bool TakeCauses(NDIS_HANDLE context)
        {
            bool isLinkChanged = Nic.AcknowledgeInterrupt();
            if (isLinkChanged)
            {
                ReportLink();
            }

            return isLinkChanged;
        }
    }
}
