namespace NdisConformance.Contract;

/// <summary>The initialization parameters that MiniportInitializeEx gets. Source: Init, InitPar.</summary>
public struct NDIS_MINIPORT_INIT_PARAMETERS
{
    /// <summary>Type NDIS_OBJECT_TYPE_MINIPORT_INIT_PARAMETERS, revision 1.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>Reserved for NDIS.</summary>
    public uint Flags;

    /// <summary>The hardware resources of the adapter; never NULL for the reference NIC.</summary>
    public NDIS_RESOURCE_LIST? AllocatedResources;

    /// <summary>Of an intermediate driver; NULL for others.</summary>
    public NDIS_HANDLE IMDeviceInstanceContext;

    /// <summary>What MiniportAddDevice set; NULL, because it is not called.</summary>
    public NDIS_HANDLE MiniportAddDeviceContext;

    /// <summary>The index of the network interface.</summary>
    public uint IfIndex;

    /// <summary>NET_LUID: the interface type in the highest 16 bits, an index from bit 24 on.</summary>
    public ulong NetLuid;

    /// <summary>NDIS_PORT_AUTHENTICATION_PARAMETERS; NULL, because ports are not modelled.</summary>
    public PVOID DefaultPortAuthStates;

    /// <summary>NDIS_PCI_DEVICE_CUSTOM_PROPERTIES; NULL, because the configuration space is not modelled.</summary>
    public PVOID PciDeviceCustomProperties;
}
