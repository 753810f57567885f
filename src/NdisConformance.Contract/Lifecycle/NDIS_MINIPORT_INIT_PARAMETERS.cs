namespace NdisConformance.Contract;

/// <summary>What MiniportInitializeEx is told of its adapter. Source: Init.</summary>
public struct NDIS_MINIPORT_INIT_PARAMETERS
{
    /// <summary>Type NDIS_OBJECT_TYPE_MINIPORT_INIT_PARAMETERS, revision 1.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>Flags of the initialization.</summary>
    public uint Flags;

    /// <summary>The hardware resources of the adapter; never NULL for the reference NIC.</summary>
    public NDIS_RESOURCE_LIST? AllocatedResources;
}
