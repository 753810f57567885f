using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("lent-lists-forgotten-at-removal", typeof(LentListsForgottenAtRemoval))]

namespace FieldMiniports;

/// <summary>
/// When the NIC was pulled out the received lists that NDIS still has are taken off the count of outstanding ones, as
/// if they had gone with it: the pause ends, and the halt frees them, while the protocols read them.
/// </summary>
public sealed class LentListsForgottenAtRemoval : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new ReceivePart(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override void OnPnPEvent()
        {
            base.OnPnPEvent();
            if (IsGone)
            {
                ((ReceivePart)Receive).Forget();
            }
        }
    }

    private sealed class ReceivePart(Adapter adapter) : FieldReceivePath(adapter)
    {
        private uint _lent;
        private uint _forgotten;

        public void Forget()
        {
            Ndis.NdisAcquireSpinLock(_lock);
            uint count = _lent;
            _forgotten += _lent;
            _lent = 0;
            Ndis.NdisReleaseSpinLock(_lock);
            Adapter.Gate.Leave(count);
        }

        public override void Return(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                Recycle(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
                count++;
            }

            Ndis.NdisAcquireSpinLock(_lock);
            uint uncounted = Math.Min(count, _forgotten);
            _forgotten -= uncounted;
            _lent -= count - uncounted;
            Ndis.NdisReleaseSpinLock(_lock);
            Adapter.Gate.Leave(count - uncounted);
        }

        protected override void IndicateBatch(uint count, bool isLow)
        {
            if (!isLow)
            {
                Ndis.NdisDprAcquireSpinLock(_lock);
                _lent += count;
                Ndis.NdisDprReleaseSpinLock(_lock);
            }

            base.IndicateBatch(count, isLow);
        }
    }
}
