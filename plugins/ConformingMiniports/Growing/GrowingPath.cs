using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// A receive path that begins with few buffers and asks for more shared memory when they become short. A request may
/// fail at once or later; then it goes on with what it has and asks again when it is short the next time.
/// </summary>
internal class GrowingPath : ReceivePath
{
    private const uint Wanted = 6;
    private const bool Cached = true;

    private readonly NDIS_EVENT _isQuiet = new();
    private uint _pending;
    private bool _isShort;
    private bool _isClosed;
    private bool _isStarted;

    /// <summary>Makes the path, with blocks of so many buffers to grow by.</summary>
    public GrowingPath(Adapter adapter, params ReadOnlySpan<uint> growths)
        : base(adapter)
    {
        Growths = new Growth[growths.Length];
        for (int i = 0; i < growths.Length; i++)
        {
            Growths[i] = new Growth(this, growths[i]);
        }
    }

    /// <summary>All that it may grow by, which is its limit.</summary>
    protected Growth[] Growths { get; }

    private uint Stride => Adapter.AlignForDma(Adapter.MaximumFrameBytes);

    public override NDIS_STATUS Initialize()
    {
        Ndis.NdisInitializeEvent(_isQuiet);
        foreach (Growth growth in Growths)
        {
            growth.Context = Ndis.Pin(growth);
        }

        return base.Initialize();
    }

    public override void Start()
    {
        base.Start();
        _isStarted = true;
    }

    public override bool Process(uint limit)
    {
        bool hasMore = base.Process(limit);
        if (_isShort)
        {
            _isShort = false;
            OnShort();
        }

        return hasMore;
    }

    /// <summary>Waits for what is outstanding, then frees everything. The NIC is stopped, and no DPC runs.</summary>
    public override void Release()
    {
        AwaitRequests();
        base.Release();
        foreach (Growth growth in Growths)
        {
            FreeMemory(growth);
            Ndis.Unpin(growth.Context);
        }
    }

    /// <summary>MiniportSharedMemoryAllocateComplete for one of the growths. PASSIVE_LEVEL.</summary>
    public virtual void OnMemory(
        Growth growth, PVOID virtualAddress, in PHYSICAL_ADDRESS physicalAddress, uint length)
    {
        if (virtualAddress != null)
        {
            growth.VirtualAddress = virtualAddress;
            growth.PhysicalAddress = physicalAddress;
            growth.Length = length;
            AddBuffers(growth);
        }

        EndRequest(growth);
    }

    /// <summary>Few buffers are left. DISPATCH_LEVEL.</summary>
    protected virtual void OnShort() => Grow();

    /// <summary>Asks for one more block, if there is one to ask for. At most DISPATCH_LEVEL.</summary>
    public bool Grow()
    {
        Growth? growth = TakeGrowth();
        if (growth is not null)
        {
            Ask(growth);
        }

        return growth is not null;
    }

    /// <summary>The completion may come before the request returns: all is noted before.</summary>
    protected virtual void Ask(Growth growth)
    {
        NDIS_STATUS status = Ndis.NdisMAllocateSharedMemoryAsyncEx(
            Adapter.DmaHandle, growth.Buffers * Stride, Cached, growth.Context);
        if (status != NDIS_STATUS_PENDING)
        {
            EndRequest(growth);
        }
    }

    /// <summary>A request is over, with or without memory.</summary>
    protected virtual void EndRequest(Growth growth)
    {
        Ndis.NdisAcquireSpinLock(_lock);
        growth.IsTaken = growth.VirtualAddress != null;
        bool isLast = --_pending == 0;
        Ndis.NdisReleaseSpinLock(_lock);
        if (isLast)
        {
            OnQuiet();
        }
    }

    /// <summary>No request is outstanding any more. The path may be gone as soon as the event is set.</summary>
    protected virtual void OnQuiet()
    {
        if (_isClosed)
        {
            Ndis.NdisSetEvent(_isQuiet);
        }
    }

    /// <summary>Asks for nothing more, and waits until nothing is outstanding. PASSIVE_LEVEL.</summary>
    protected virtual void AwaitRequests()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        _isClosed = true;
        bool mustWait = _pending > 0;
        Ndis.NdisReleaseSpinLock(_lock);
        if (mustWait)
        {
            Ndis.NdisWaitEvent(_isQuiet, 0);
        }
    }

    /// <summary>Frees a block, if there is one. Its buffers are destroyed.</summary>
    protected virtual void FreeMemory(Growth growth)
    {
        if (growth.VirtualAddress != null)
        {
            Ndis.NdisMFreeSharedMemory(
                Adapter.Handle, growth.Length, Cached, growth.VirtualAddress, growth.PhysicalAddress);
            growth.VirtualAddress = null;
        }
    }

    protected override uint Collect(uint limit, out bool isLow)
    {
        uint count = base.Collect(limit, out isLow);
        _isShort |= count > 0 && Ring.Armed + _spareCount < Wanted;
        return count;
    }

    private Growth? TakeGrowth()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        Growth? taken = _isClosed ? null : Array.Find(Growths, growth => !growth.IsTaken);
        if (taken is not null)
        {
            taken.IsTaken = true;
            _pending++;
        }

        Ndis.NdisReleaseSpinLock(_lock);
        return taken;
    }

    /// <summary>Makes as many buffers as there is memory for their objects; without any, the block goes back.</summary>
    private void AddBuffers(Growth growth)
    {
        uint added = 0;
        while ((added + 1) * Stride <= growth.Length && TryAddBuffer(growth, added * Stride))
        {
            added++;
        }

        if (added == 0)
        {
            FreeMemory(growth);
        }
    }

    private bool TryAddBuffer(Growth growth, uint offset)
    {
        ReceiveBuffer buffer = new(
            growth.VirtualAddress + offset, growth.PhysicalAddress + offset, Adapter.MaximumFrameBytes);
        if (!CreateObjects(buffer))
        {
            DestroyObjects(buffer);
            return false;
        }

        buffer.Context = Ndis.Pin(buffer);
        Ndis.NdisAcquireSpinLock(_lock);
        _buffers[_bufferCount++] = buffer;
        if (_isStarted)
        {
            Keep(buffer);
        }

        Ndis.NdisReleaseSpinLock(_lock);
        return true;
    }
}
