using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-polled", typeof(PolledDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Registers no interrupt and lets the NIC raise none; looks at the rings in MiniportCheckForHang once a second, before
/// each send and while it halts. Legal: NdisMRegisterInterrupt is for a NIC that generates interrupts, and nothing says
/// how soon a frame is reported.
/// </summary>
public sealed class PolledDriver : OddDriver
{
    /// <inheritdoc/>
    protected internal override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        => new OwnAdapter(this, ndis, handle, isDeserialized);

    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnAdapter(OddDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        : OddAdapter(driver, ndis, handle, isDeserialized)
    {
        private const uint CheckSeconds = 1;

        public override bool CheckForHang()
        {
            if (!Nic.IsGone)
            {
                Transmit.Service();
                Receive.Process();
            }

            return base.CheckForHang();
        }

        public override void Halt()
        {
            for (int i = 0; i < HaltWaits && Transmit.IsBusy && !Nic.IsGone; i++)
            {
                Ndis.NdisMSleep(HaltWaitMicroseconds);
                Transmit.Service();
            }

            Release();
        }

        protected override void SetAttributes()
            => Ndis.NdisMSetAttributesEx(
                Handle,
                Context,
                CheckSeconds,
                NDIS_ATTRIBUTE_BUS_MASTER | NDIS_ATTRIBUTE_DESERIALIZE | NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK,
                NDIS_INTERFACE_TYPE.NdisInterfacePci);

        protected override NDIS_STATUS RegisterInterrupt(NDIS_RESOURCE_LIST? resources) => NDIS_STATUS_SUCCESS;

        protected override void StartInterrupt()
        {
        }

        protected override void UnmaskInterrupt()
        {
        }
    }

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void Enqueue(ReadOnlySpan<NDIS_PACKET> packets)
        {
            Service();
            base.Enqueue(packets);
        }
    }
}
