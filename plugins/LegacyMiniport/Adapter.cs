using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <summary>One NIC: MiniportInitialize creates it and MiniportHalt destroys it.</summary>
/// <remarks>
/// One lock guards the rings, the queue of sends, the receive buffers and the filter. It is never held across a call
/// that may call the driver back. The serialized driver takes it, too: NDIS serializes the calls of an adapter, but
/// MiniportInitialize and MiniportHalt run outside that serialization.
/// </remarks>
internal sealed partial class Adapter
{
    /// <summary>Largest payload in bytes.</summary>
    public const uint MtuSize = 1500;

    /// <summary>Longest frame in bytes: payload and link header.</summary>
    public const uint MaximumFrameBytes = MtuSize + 14;

    /// <summary>
    /// The distance of two frame buffers in shared memory: a power of two, so that each is aligned for every bus.
    /// </summary>
    public const uint FrameStride = 2048;

    // 50 ms in all: the NIC reports every frame within 10 ms.
    private const int HaltWaits = 50;
    private const uint HaltWaitMicroseconds = 1000;

    private readonly NDIS_SPIN_LOCK _lock = new();

    /// <summary>Creates the adapter of a handle; it owns nothing before <see cref="Initialize"/>.</summary>
    public Adapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
    {
        Ndis = ndis;
        Handle = adapterHandle;
        IsDeserialized = isDeserialized;
        Nic = new Nic(ndis, adapterHandle);
        Filter = new ReceiveFilter(Nic);
        Transmit = new TransmitPath(this);
        Receive = new ReceivePath(this);
        Oids = new OidRequests(this);
    }

    /// <summary>The DDIs.</summary>
    public INdis5 Ndis { get; }

    /// <summary>The handle by which NDIS knows the adapter.</summary>
    public NDIS_HANDLE Handle { get; }

    /// <summary>NDIS does not serialize the calls of this adapter.</summary>
    public bool IsDeserialized { get; }

    /// <summary>The registers.</summary>
    public Nic Nic { get; }

    /// <summary>Which frames the NIC receives.</summary>
    public ReceiveFilter Filter { get; }

    /// <summary>Sends.</summary>
    public TransmitPath Transmit { get; }

    /// <summary>Receives.</summary>
    public ReceivePath Receive { get; }

    /// <summary>Answers requests.</summary>
    public OidRequests Oids { get; }

    /// <summary>The NIC cannot send any more: it was removed, or the adapter halts.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The pointer that NDIS passes back to the driver in every callback.</summary>
    private PVOID Context { get; set; }

    /// <summary>Acquires the lock of the adapter. At most DISPATCH_LEVEL.</summary>
    public void AcquireLock() => Ndis.NdisAcquireSpinLock(_lock);

    /// <summary>Releases the lock of the adapter.</summary>
    public void ReleaseLock() => Ndis.NdisReleaseSpinLock(_lock);

    // ---- The callbacks of the adapter.

    /// <summary>MiniportInitialize. All or nothing: a failure leaves nothing behind.</summary>
    public NDIS_STATUS Initialize(NDIS_HANDLE wrapperConfigurationContext)
    {
        NDIS_STATUS status = Acquire(wrapperConfigurationContext);
        if (status == NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        LogFailure(status);
        Release();

        // NDIS documents few statuses for this callback; the log has the cause of the failure.
        return status == NDIS_STATUS_RESOURCES ? NDIS_STATUS_RESOURCES : NDIS_STATUS_FAILURE;
    }

    /// <summary>
    /// MiniportHalt. NDIS 5 has no pause: the adapter may be in full use until here. Sends get time to leave; what is
    /// left of them is aborted. There is no deadline for the packets that protocols still hold.
    /// </summary>
    public void Halt()
    {
        for (int i = 0; i < HaltWaits && Transmit.IsBusy && !Nic.IsGone; i++)
        {
            Ndis.NdisMSleep(HaltWaitMicroseconds);
        }

        Release();
    }

    /// <summary>
    /// MiniportReset. DISPATCH_LEVEL. The NIC forgets everything, so the rings start anew; the frames that were in them
    /// are lost, and their sends are completed before the reset is.
    /// </summary>
    /// <remarks>
    /// NDIS completes the sends that a serialized driver does not complete here. Completing them is allowed to both.
    /// </remarks>
    public NDIS_STATUS Reset()
    {
        if (Nic.IsGone)
        {
            return NDIS_STATUS_FAILURE;
        }

        PacketQueue aborted = default;
        AcquireLock();
        Nic.Reset();
        Transmit.TakeAll(ref aborted, NDIS_STATUS_REQUEST_ABORTED);
        Receive.Rearm();
        StartNic();
        ReleaseLock();

        Transmit.Complete(ref aborted);
        UnmaskInterrupt();
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>
    /// MiniportCheckForHang. DISPATCH_LEVEL. NDIS calls it every two seconds, which makes it the place of an NDIS 5
    /// driver to look at the link, too.
    /// </summary>
    public bool CheckForHang()
    {
        ReportLink();
        return Transmit.IsStuck() && !Nic.IsGone;
    }

    /// <summary>
    /// MiniportPnPEventNotify. NDIS 5.1 tells a removal to those drivers that set NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK. A
    /// NIC that is gone reports no frame any more, so all sends are completed here; MiniportHalt follows.
    /// </summary>
    public void OnPnPEvent(NDIS_DEVICE_PNP_EVENT pnpEvent)
    {
        if (pnpEvent == NDIS_DEVICE_PNP_EVENT.NdisDevicePnPEventSurpriseRemoved)
        {
            IsStopped = true;
            Transmit.Abort(NDIS_STATUS_FAILURE);
        }
    }

    /// <summary>
    /// MiniportShutdown. In a bug check no lock, no memory and no other processor can be relied on: one register write
    /// stops the NIC, and that is all. A halt that is in progress has stopped it already.
    /// </summary>
    public void Shutdown()
    {
        if (!_isReleasing)
        {
            Nic.Reset();
        }
    }
}
