using NdisConformance.Contract;

namespace ReferenceMiniport;

/// <summary>
/// Counts what NDIS has outstanding with the adapter: sends that are not completed, receives that are not returned,
/// and calls to indicate that have not come back. It is open while the adapter runs; a pause shuts it and is complete
/// when the count reaches zero.
/// </summary>
internal sealed class TrafficGate
{
    private readonly INdis _ndis;
    private readonly NDIS_HANDLE _adapterHandle;
    private readonly NDIS_SPIN_LOCK _lock = new();
    private readonly NDIS_EVENT _isEmpty = new();
    private uint _outstanding;
    private bool _isOpen;
    private bool _isPausePending;
    private bool _isHaltWaiting;

    /// <summary>Makes a gate that is shut.</summary>
    public TrafficGate(INdis ndis, NDIS_HANDLE adapterHandle)
    {
        _ndis = ndis;
        _adapterHandle = adapterHandle;
        _ndis.NdisAllocateSpinLock(_lock);
        _ndis.NdisInitializeEvent(_isEmpty);
    }

    /// <summary>Lets traffic in.</summary>
    public void Open()
    {
        _ndis.NdisAcquireSpinLock(_lock);
        _isOpen = true;
        _ndis.NdisReleaseSpinLock(_lock);
    }

    /// <summary>
    /// Lets nothing more in. True if nothing is inside; otherwise the last to leave completes the pause.
    /// </summary>
    public bool Close()
    {
        _ndis.NdisAcquireSpinLock(_lock);
        _isOpen = false;
        _isPausePending = _outstanding != 0;
        bool isEmpty = !_isPausePending;
        _ndis.NdisReleaseSpinLock(_lock);
        return isEmpty;
    }

    /// <summary>Counts traffic in, or refuses it because the adapter is paused or pausing.</summary>
    public bool TryEnter(uint count)
    {
        _ndis.NdisAcquireSpinLock(_lock);
        bool isOpen = _isOpen;
        _outstanding += isOpen ? count : 0;
        _ndis.NdisReleaseSpinLock(_lock);
        return isOpen;
    }

    /// <summary>
    /// Counts traffic out. It may complete the pause, and the adapter may be halted right after that: the caller
    /// touches nothing of the adapter afterwards.
    /// </summary>
    public void Leave(uint count)
    {
        if (count == 0)
        {
            return;
        }

        _ndis.NdisAcquireSpinLock(_lock);
        _outstanding -= count;
        bool isEmpty = _outstanding == 0;
        bool endsPause = isEmpty && _isPausePending;
        bool endsHalt = isEmpty && _isHaltWaiting;
        _isPausePending &= !endsPause;
        _ndis.NdisReleaseSpinLock(_lock);

        if (endsPause)
        {
            _ndis.NdisMPauseComplete(_adapterHandle);
        }

        if (endsHalt)
        {
            _ndis.NdisSetEvent(_isEmpty);
        }
    }

    /// <summary>
    /// Waits until NDIS has given everything back. Only a receive that the pause did not wait for could still be out;
    /// freeing its buffer under the feet of NDIS would be worse than waiting. PASSIVE_LEVEL.
    /// </summary>
    public void WaitUntilEmpty()
    {
        _ndis.NdisAcquireSpinLock(_lock);
        _isHaltWaiting = _outstanding != 0;
        bool mustWait = _isHaltWaiting;
        _ndis.NdisReleaseSpinLock(_lock);
        if (mustWait)
        {
            _ndis.NdisWaitEvent(_isEmpty, 0);
        }
    }

    /// <summary>Ends the use of the gate.</summary>
    public void Free() => _ndis.NdisFreeSpinLock(_lock);
}
