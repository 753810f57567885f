using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Looks after its sends where NDIS asks whether the NIC hangs, and when more are sent: at PASSIVE_LEVEL, so that it
/// raises the level to free their lists.
/// </summary>
public sealed class ServesAtChecksDriver : ResetsWhenHungDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new ServingAdapter(ndis, adapterHandle, version);

    private sealed class ServingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : ResettingAdapter(ndis, adapterHandle, version)
    {
        private bool _isInDpc;

        public override bool CheckForHang()
        {
            Serve();
            return base.CheckForHang();
        }

        public override NDIS_STATUS Pause()
        {
            Serve();
            return base.Pause();
        }

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            _isInDpc = true;
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            _isInDpc = false;
        }

        protected override TransmitPath NewTransmitPath(Adapter adapter) => new ServedPath(this);

        private void Serve()
        {
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            Transmit.Service();
            Ndis.NDIS_LOWER_IRQL(oldIrql);
        }

        private sealed class ServedPath(ServingAdapter owner) : ResettingTransmitPath(owner)
        {
            public override void Service()
            {
                if (!owner._isInDpc)
                {
                    base.Service();
                }
            }
        }
    }
}
