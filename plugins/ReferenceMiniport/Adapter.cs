using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <summary>One NIC: what MiniportInitializeEx makes and MiniportHaltEx unmakes.</summary>
internal sealed partial class Adapter
{
    /// <summary>Largest payload in bytes.</summary>
    public const uint MtuSize = 1500;

    /// <summary>Longest frame in bytes: payload and link header.</summary>
    public const uint MaximumFrameBytes = MtuSize + 14;

    /// <summary>The packet filters that the NIC can do.</summary>
    public const uint PacketFilters = NDIS_PACKET_TYPE_DIRECTED
        | NDIS_PACKET_TYPE_MULTICAST
        | NDIS_PACKET_TYPE_BROADCAST
        | NDIS_PACKET_TYPE_ALL_MULTICAST
        | NDIS_PACKET_TYPE_PROMISCUOUS;

    /// <summary>Addresses in the NIC's multicast list.</summary>
    public const uint MulticastListSize = 32;

    /// <summary>The tag of all memory of the driver: "Refm".</summary>
    public const uint Tag = 0x6D666552;

    private readonly NdisVersion _version;
    private TransmitPath? _transmit;
    private ReceivePath? _receive;
    private OidRequests? _oids;

    /// <summary>Makes the adapter of a handle; it owns nothing before <see cref="Initialize"/>.</summary>
    public Adapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
    {
        Ndis = ndis;
        Handle = adapterHandle;
        _version = version;
        Nic = new NicHardware(ndis, adapterHandle);
        Gate = new TrafficGate(ndis, adapterHandle);
    }

    /// <summary>The DDIs.</summary>
    public INdis Ndis { get; }

    /// <summary>The handle by which NDIS knows the adapter.</summary>
    public NDIS_HANDLE Handle { get; }

    /// <summary>The registers.</summary>
    public NicHardware Nic { get; }

    /// <summary>Counts what is outstanding; open while the adapter runs.</summary>
    public TrafficGate Gate { get; }

    /// <summary>Answers OID requests.</summary>
    public OidRequests Oids => _oids!;

    /// <summary>The scatter/gather channel.</summary>
    public NDIS_HANDLE DmaHandle { get; private set; }

    /// <summary>Bytes that should do for one scatter/gather list.</summary>
    public uint ScatterGatherListSize { get; private set; }

    /// <summary>Sends.</summary>
    public TransmitPath Transmit => _transmit!;

    /// <summary>Receives.</summary>
    public ReceivePath Receive => _receive!;

    /// <summary>The NIC was pulled out, as far as the driver has noticed.</summary>
    public bool IsGone { get; private set; }

    /// <summary>The pointer under which NDIS hands the adapter back to the driver.</summary>
    private PVOID Context { get; set; }

    // ---- The callbacks of the adapter.

    /// <summary>MiniportInitializeEx. All or nothing: a failure leaves nothing behind.</summary>
    public NDIS_STATUS Initialize(NDIS_RESOURCE_LIST? resources)
    {
        NDIS_STATUS status = Acquire(resources);
        if (status == NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        LogFailure(status);
        Release();

        // NDIS documents few statuses for this callback; the reason of the failure is in the log.
        return status == NDIS_STATUS_RESOURCES ? NDIS_STATUS_RESOURCES : NDIS_STATUS_FAILURE;
    }

    /// <summary>MiniportHaltEx. The adapter is paused, nothing is outstanding.</summary>
    public void Halt() => Release();

    /// <summary>MiniportPause. Cannot fail, and so allocates nothing.</summary>
    public NDIS_STATUS Pause()
    {
        // A NIC that is gone will never report what it was given.
        AbandonSendsIfGone();
        return Gate.Close() ? NDIS_STATUS_SUCCESS : NDIS_STATUS_PENDING;
    }

    /// <summary>MiniportRestart.</summary>
    public NDIS_STATUS Restart()
    {
        Gate.Open();
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>MiniportDevicePnPEventNotify. Whatever it tells, the only one that matters here can be seen.</summary>
    public void OnPnPEvent() => AbandonSendsIfGone();

    /// <summary>
    /// MiniportShutdownEx. On a bug check no lock, no memory and no other processor can be relied on: one register
    /// write stops the NIC, and that is all. A halt that is under way has seen to it already.
    /// </summary>
    public void Shutdown()
    {
        if (!_isReleasing)
        {
            Nic.Reset();
        }
    }

    /// <summary>Rounds a length up so that what follows is aligned for DMA.</summary>
    public uint AlignForDma(uint bytes) => (bytes + _dmaAlignment - 1) / _dmaAlignment * _dmaAlignment;

    private void AbandonSendsIfGone()
    {
        IsGone |= Nic.IsGone;
        if (IsGone)
        {
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            Transmit.Service();
            Ndis.NDIS_LOWER_IRQL(oldIrql);
        }
    }
}
