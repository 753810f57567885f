using NdisConformance.Machine;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// The lock with which NDIS calls a serialized miniport at work: at DISPATCH_LEVEL, and never on two processors at
/// once. What finds it taken comes later. It is no lock of the driver's. One per adapter.
/// </summary>
[Resets]
internal sealed partial class MiniportLock(SimulatedPc pc)
{
    /// <summary>How long what finds the miniport busy is put off.</summary>
    public const long RetryTicks = 10;

    private Activity? _holder;
    private int _depth;

    /// <summary>True if a serialized miniport is called on another processor.</summary>
    public bool IsBusy(Ndis5Adapter adapter)
        => !adapter.IsDeserialized && _depth > 0 && _holder != pc.Scheduler.Running;

    /// <summary>Takes the lock, which is not busy, until the scope ends.</summary>
    public Scope Enter(Ndis5Adapter adapter) => new(this, adapter.IsDeserialized);

    /// <summary>Holds the lock.</summary>
    public readonly ref struct Scope
    {
        private readonly MiniportLock? _lock;
        private readonly byte _old;

        public Scope(MiniportLock owner, bool isDeserialized)
        {
            _lock = isDeserialized ? null : owner;
            if (_lock is not null)
            {
                _old = _lock.Take();
            }
        }

        public void Dispose() => _lock?.Give(_old);
    }

    private byte Take()
    {
        _holder = pc.Scheduler.Running;
        _depth++;
        byte old = pc.Current.Irql;
        pc.Current.Irql = Math.Max(old, DISPATCH_LEVEL);
        return old;
    }

    private void Give(byte old)
    {
        _depth--;
        _holder = _depth == 0 ? null : _holder;
        pc.Current.Irql = old;
    }
}
