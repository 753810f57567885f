using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("return-index-taken-before-lock", typeof(ReturnIndexTakenBeforeLock))]

namespace FieldMiniports;

/// <summary>
/// The place for a returned buffer is looked up before the lock is taken: if another processor takes or brings buffers
/// meanwhile, one is lost, or one is given out twice.
/// </summary>
public sealed class ReturnIndexTakenBeforeLock : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void Recycle(ReceiveBuffer buffer)
        {
            uint index = _spareCount;
            Ndis.NdisAcquireSpinLock(_lock);
            _spare[index] = buffer;
            _spareCount = index + 1;
            FillRing();
            Ndis.NdisReleaseSpinLock(_lock);
        }
    }
}
