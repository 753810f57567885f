using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("locks-in-opposite-order", typeof(LocksInOppositeOrder))]

namespace FieldMiniports;

/// <summary>
/// The DPC takes the lock of the receive path and then that of the count of lent buffers; a return takes them
/// the other way round.
/// </summary>
public sealed class LocksInOppositeOrder : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part : FieldReceivePath
    {
        private readonly NDIS_SPIN_LOCK _countLock = new();
        private uint _lent;

        public Part(Adapter adapter)
            : base(adapter)
            => Ndis.NdisAllocateSpinLock(_countLock);

        public override void Return(NET_BUFFER_LIST lists)
        {
            uint count = 0;
            Ndis.NdisAcquireSpinLock(_countLock);
            while (lists != null)
            {
                NET_BUFFER_LIST list = lists;
                lists = list.Next;
                Recycle(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
                _lent--;
                count++;
            }

            Ndis.NdisReleaseSpinLock(_countLock);
            Adapter.Gate.Leave(count);
        }

        public override void Release()
        {
            base.Release();
            Ndis.NdisFreeSpinLock(_countLock);
        }

        protected override uint Collect(uint limit, out bool isLow)
        {
            uint count = base.Collect(limit, out _);
            Ndis.NdisDprAcquireSpinLock(_countLock);
            _lent += count;
            isLow = _lent + LowWater > _bufferCount;
            Ndis.NdisDprReleaseSpinLock(_countLock);
            return count;
        }

        protected override void RecycleBatch(uint count)
        {
            Ndis.NdisDprAcquireSpinLock(_countLock);
            _lent -= count;
            Ndis.NdisDprReleaseSpinLock(_countLock);
            base.RecycleBatch(count);
        }
    }
}
