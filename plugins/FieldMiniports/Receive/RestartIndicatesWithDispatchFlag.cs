using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("restart-indicates-with-dispatch-flag", typeof(RestartIndicatesWithDispatchFlag))]

namespace FieldMiniports;

/// <summary>
/// Frames that come in a pause stay in the ring until the restart, which indicates them at PASSIVE_LEVEL with
/// the flag that says DISPATCH_LEVEL.
/// </summary>
public sealed class RestartIndicatesWithDispatchFlag : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Owner(ndis, handle, version, this);

    private sealed class Owner(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override NDIS_STATUS Restart()
        {
            NDIS_STATUS status = base.Restart();
            ((Part)Receive).Drain();
            return status;
        }
    }

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        public override bool Process(uint limit) => Adapter.Gate.TryEnter(0) && base.Process(limit);

        public void Drain()
        {
            Ndis.NdisAcquireSpinLock(_lock);
            if (_turn.TryTake())
            {
                do
                {
                    IndicateWaiting();
                }
                while (!_turn.TryEnd());
            }

            Ndis.NdisReleaseSpinLock(_lock);
        }

        private void IndicateWaiting()
        {
            while (Collect(NDIS_INDICATE_ALL_NBLS, out bool isLow) is > 0 and var count)
            {
                Ndis.NdisReleaseSpinLock(_lock);
                Indicate(count, isLow);
                Ndis.NdisAcquireSpinLock(_lock);
            }
        }
    }
}
