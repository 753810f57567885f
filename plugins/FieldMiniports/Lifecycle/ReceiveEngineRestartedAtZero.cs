using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("receive-engine-restarted-at-zero", typeof(ReceiveEngineRestartedAtZero))]

namespace FieldMiniports;

/// <summary>
/// A pause turns the receive engine off and a restart turns it on again. The NIC then begins at the first descriptor of
/// its ring, but the driver goes on where it was.
/// </summary>
public sealed class ReceiveEngineRestartedAtZero : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new NicPart(ndis, handle);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override NDIS_STATUS Pause()
        {
            ((NicPart)Nic).Receives = false;
            return base.Pause();
        }

        public override NDIS_STATUS Restart()
        {
            NDIS_STATUS status = base.Restart();
            ((NicPart)Nic).Receives = status == NDIS_STATUS_SUCCESS;
            return status;
        }
    }

    private sealed class NicPart(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        private const uint ControlTransmit = 0x2;

        /// <summary>The receive engine runs; the transmit engine goes on whatever is written here.</summary>
        public bool Receives
        {
            set => Write(Control, value ? ControlTransmitAndReceive : ControlTransmit);
        }
    }
}
