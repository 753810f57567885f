using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("causes-overwritten-by-isr", typeof(CausesOverwrittenByIsr))]

namespace FieldMiniports;

/// <summary>
/// The ISR clears the causes and leaves them for the DPC; a second interrupt before the DPC overwrites the first
/// one's.
/// </summary>
public sealed class CausesOverwrittenByIsr : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new FieldNic(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private uint _causes;
        private bool _hasMore;

        protected override bool OnInterrupt(
            NDIS_HANDLE context, ref bool queueDefaultInterruptDpc, ref uint targetProcessors)
        {
            bool isOurs = Nic.IsInterrupting();
            if (isOurs)
            {
                FieldNic nic = (FieldNic)Nic;
                _causes = nic.Cause;
                nic.Cause = _causes;
            }

            queueDefaultInterruptDpc = isOurs;
            targetProcessors = 0;
            return isOurs;
        }

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            if ((_causes & 0xC) != 0)
            {
                ReportLink();
            }

            if ((_causes & 0x1) != 0)
            {
                Transmit.Service();
            }

            if ((_causes & 0x2) != 0 || _hasMore)
            {
                _hasMore = ReceiveThrottled(receiveThrottleParameters);
            }
        }
    }
}
