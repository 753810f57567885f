using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("link-read-before-lock", typeof(LinkReadBeforeLock))]

namespace FieldMiniports;

/// <summary>
/// The DPC reads the link first and then takes the lock under which it compares and remembers: of two
/// processors the one that read earlier may come later, and the old state is reported last.
/// </summary>
public sealed class LinkReadBeforeLock : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part : FieldAdapter
    {
        private readonly NDIS_SPIN_LOCK _linkLock = new();

        public Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
            : base(ndis, handle, version, driver)
            => ndis.NdisAllocateSpinLock(_linkLock);

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            // Without a limit nothing is ever left over, and the next interrupt may come at once, on any processor.
            bool hasLinkChanged = Nic.AcknowledgeInterrupt();
            if (!HasLimit(receiveThrottleParameters))
            {
                Ndis.NdisMSynchronizeWithInterruptEx(InterruptHandle, 0, _unmask!, Context);
            }

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

        protected override void ReportLink()
        {
            if (!Nic.TryReadLink(out bool isUp))
            {
                return;
            }

            Ndis.NdisDprAcquireSpinLock(_linkLock);
            bool hasChanged = isUp != _isLinkUp;
            _isLinkUp = isUp;
            Ndis.NdisDprReleaseSpinLock(_linkLock);
            if (hasChanged)
            {
                IndicateLink();
            }
        }

        protected override void ReleasePaths()
        {
            base.ReleasePaths();
            Ndis.NdisFreeSpinLock(_linkLock);
        }

        private static bool HasLimit(PVOID parameters)
            => parameters != null
                && ((NDIS_RECEIVE_THROTTLE_PARAMETERS)parameters).MaxNblsToIndicate != NDIS_INDICATE_ALL_NBLS;
    }
}
