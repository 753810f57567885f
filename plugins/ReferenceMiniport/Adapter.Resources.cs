using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <content>What the adapter owns, taken in one order and given back in the reverse.</content>
internal sealed partial class Adapter
{
    private const uint OutOfResources = 0xC0001389;
    private const uint HardwareFailure = 0xC000138A;

    private uint _dmaAlignment = 1;
    private bool _isReleasing;

    /// <summary>Allocates shared memory for a number of equal pieces. Null if there is none.</summary>
    public SharedBlock? Share(uint count, uint pieceBytes) => SharedBlock.Allocate(Ndis, Handle, pieceBytes * count);

    /// <summary>
    /// The steps of MiniportInitializeEx. The first that fails ends it, and Release undoes what came before.
    /// </summary>
    private NDIS_STATUS Acquire(NDIS_RESOURCE_LIST? resources)
    {
        Context = Ndis.Pin(this);
        _oids = new OidRequests(this);
        NDIS_STATUS status = SetRegistrationAttributes();
        if (status == NDIS_STATUS_SUCCESS)
        {
            status = Nic.Map(resources);
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            status = Nic.TryReadLink(out _isLinkUp) ? NDIS_STATUS_SUCCESS : NDIS_STATUS_ADAPTER_NOT_FOUND;
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            Nic.Reset();
            status = SetGeneralAttributes();
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            status = RegisterDma();
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            _transmit = new TransmitPath(this);
            status = _transmit.Initialize();
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            _receive = new ReceivePath(this);
            status = _receive.Initialize();
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            status = RegisterInterrupt();
        }

        if (status == NDIS_STATUS_SUCCESS)
        {
            Start();
        }

        return status;
    }

    /// <summary>
    /// Gives everything back, for halt and for a failed initialization. The NIC is stopped before the memory that it
    /// might touch goes, and the interrupt is deregistered before anything that the DPC uses.
    /// </summary>
    private void Release()
    {
        _isReleasing = true;
        StopInterrupt();
        Nic.Reset();
        DeregisterInterrupt();
        Gate.WaitUntilEmpty();

        ReleasePaths();
        DeregisterDma();
        Nic.Unmap();
        Gate.Free();
        Ndis.Unpin(Context);
    }

    /// <summary>Frees what sending and receiving have, shared memory included.</summary>
    private void ReleasePaths()
    {
        _receive?.Release();
        _transmit?.Release();
    }

    private void Start()
    {
        Receive.Start();
        Nic.Start(Transmit.Ring.Block, Transmit.Ring.Count, Receive.Ring.Block, Receive.Ring.Count);
        StartInterrupt();
    }

    /// <summary>
    /// The very first step: NDIS must know what kind of adapter this is before it hands out anything.
    /// </summary>
    private NDIS_STATUS SetRegistrationAttributes()
    {
        NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES attributes = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES,
                _version.RegistrationAttributesRevision,
                _version.RegistrationAttributesSize),
            MiniportAdapterContext = Context,
            AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_HARDWARE_DEVICE
                | NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER
                | NDIS_MINIPORT_ATTRIBUTES_SURPRISE_REMOVE_OK,
            InterfaceType = NDIS_INTERFACE_TYPE.NdisInterfacePci,
        };
        return Ndis.NdisMSetMiniportAttributes(Handle, ref attributes);
    }

    private NDIS_STATUS SetGeneralAttributes()
    {
        NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = GeneralAttributes();
        return Ndis.NdisMSetMiniportAttributes(Handle, ref attributes);
    }

    private NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
    {
        NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = new()
        {
            Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
                _version.GeneralAttributesRevision,
                _version.GeneralAttributesSize),
            MediaType = NDIS_MEDIUM.NdisMedium802_3,
            PhysicalMediumType = 14, // NdisPhysicalMedium802_3
            MtuSize = MtuSize,
            MaxXmitLinkSpeed = GigabitPerSecond,
            XmitLinkSpeed = LinkSpeed,
            MaxRcvLinkSpeed = GigabitPerSecond,
            RcvLinkSpeed = LinkSpeed,
            MediaConnectState = (uint)ConnectState,
            MediaDuplexState = DuplexState,
            LookaheadSize = MtuSize,
            MacOptions = NDIS_MAC_OPTION_COPY_LOOKAHEAD_DATA | NDIS_MAC_OPTION_NO_LOOPBACK,
            SupportedPacketFilters = PacketFilters,
            MaxMulticastListSize = MulticastListSize,
            MacAddressLength = 6,
            AccessType = 2, // NET_IF_ACCESS_BROADCAST
            ConnectionType = 1, // NET_IF_CONNECTION_DEDICATED
            IfType = 6, // IF_TYPE_ETHERNET_CSMACD
            IfConnectorPresent = 1,
            SupportedStatistics = NDIS_STATISTICS_FLAGS_VALID_ALL,
        };
        ulong address = Nic.MacAddress;
        for (int i = 0; i < attributes.MacAddressLength; i++)
        {
            byte part = (byte)(address >> (8 * (attributes.MacAddressLength - 1 - i)));
            attributes.PermanentMacAddress[i] = part;
            attributes.CurrentMacAddress[i] = part;
        }

        return attributes;
    }

    /// <summary>
    /// Opens the scatter/gather channel: before any shared memory, and before asking for the alignment.
    /// </summary>
    private NDIS_STATUS RegisterDma()
    {
        NDIS_SG_DMA_DESCRIPTION description = DmaDescription();
        NDIS_STATUS status = Ndis.NdisMRegisterScatterGatherDma(Handle, ref description, out NDIS_HANDLE dmaHandle);
        if (status == NDIS_STATUS_SUCCESS)
        {
            // Neither the handle nor the size means anything after a failure.
            DmaHandle = dmaHandle;
            ScatterGatherListSize = description.ScatterGatherListSize;
            _dmaAlignment = Math.Max(1, Ndis.NdisMGetDmaAlignment(Handle));
        }

        return status;
    }

    /// <summary>
    /// The largest single DMA operation is one frame, because larger sends are refused. NDIS sizes what it reserves by
    /// it.
    /// </summary>
    private NDIS_SG_DMA_DESCRIPTION DmaDescription() => new()
    {
        Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION,
            NDIS_SG_DMA_DESCRIPTION_REVISION_1,
            NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1),
        Flags = Nic.Uses64BitAddresses ? NDIS_SG_DMA_64_BIT_ADDRESS : 0,
        MaximumPhysicalMapping = MaximumFrameBytes,
        ProcessSGListHandler = ProcessSGList,
    };

    /// <summary>Closes the scatter/gather channel, if it is open. Every list is freed.</summary>
    private void DeregisterDma()
    {
        if (DmaHandle != null)
        {
            Ndis.NdisMDeregisterScatterGatherDma(DmaHandle);
            DmaHandle = null;
        }
    }

    /// <summary>MiniportProcessSGList. The first two parameters are for the system alone.</summary>
    private void ProcessSGList(PVOID pDO, PVOID reserved, SCATTER_GATHER_LIST pSGL, PVOID context)
        => Ndis.Get<IScatterGatherRequest>(context).OnScatterGatherList(pSGL);

    /// <summary>Leaves the reason of a failure where the administrator of the machine finds it.</summary>
    private void LogFailure(NDIS_STATUS status)
        => Ndis.NdisWriteErrorLogEntry(
            Handle, status == NDIS_STATUS_RESOURCES ? OutOfResources : HardwareFailure, (ulong)status);
}
