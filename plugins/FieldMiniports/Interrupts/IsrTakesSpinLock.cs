using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("isr-takes-spin-lock", typeof(IsrTakesSpinLock))]

namespace FieldMiniports;

/// <summary>
/// The ISR takes an ordinary spin lock around the interrupt registers, which the DPC takes as well.
/// </summary>
public sealed class IsrTakesSpinLock : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part : FieldAdapter
    {
        private readonly NDIS_SPIN_LOCK _registerLock = new();

        public Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
            : base(ndis, handle, version, driver)
            => ndis.NdisAllocateSpinLock(_registerLock);

        protected override bool OnInterrupt(
            NDIS_HANDLE context, ref bool queueDefaultInterruptDpc, ref uint targetProcessors)
        {
            Ndis.NdisAcquireSpinLock(_registerLock);
            bool isOurs = base.OnInterrupt(context, ref queueDefaultInterruptDpc, ref targetProcessors);
            Ndis.NdisReleaseSpinLock(_registerLock);
            return isOurs;
        }

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            Ndis.NdisDprAcquireSpinLock(_registerLock);
            bool hasLinkChanged = Nic.AcknowledgeInterrupt();
            Ndis.NdisDprReleaseSpinLock(_registerLock);
            if (hasLinkChanged)
            {
                ReportLink();
            }

            Transmit.Service();
            if (!ReceiveThrottled(receiveThrottleParameters))
            {
                Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
            }
        }

        protected override void ReleasePaths()
        {
            base.ReleasePaths();
            Ndis.NdisFreeSpinLock(_registerLock);
        }
    }
}
