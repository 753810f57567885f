namespace NdisConformance.Contract;

/// <content>Constants of ndis.h: data path flags.</content>
public static partial class NDIS
{
    /// <summary>IRQL is DISPATCH_LEVEL.</summary>
    public const uint NDIS_SEND_FLAGS_DISPATCH_LEVEL = 0x1;

    /// <summary>NDIS asks for a loopback check.</summary>
    public const uint NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK = 0x2;

    /// <summary>
    /// NblFlags of a list that is sent: its data must not be changed.
    /// </summary>
    public const uint NDIS_NBL_FLAGS_SEND_READ_ONLY = 0x1;

    /// <summary>The bits of NblFlags that are the miniport's.</summary>
    public const uint NDIS_NBL_FLAGS_MINIPORT_RESERVED = 0xF000;

    /// <summary>The bits of NblFlags that the owner of a list may use while it owns the list.</summary>
    public const uint NDIS_NBL_FLAGS_SCRATCH = 0xF0000;

    /// <summary>IRQL is DISPATCH_LEVEL.</summary>
    public const uint NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL = 0x1;

    /// <summary>IRQL is DISPATCH_LEVEL.</summary>
    public const uint NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL = 0x1;

    /// <summary>The miniport wants its lists back when the call returns.</summary>
    public const uint NDIS_RECEIVE_FLAGS_RESOURCES = 0x2;

    /// <summary>All frames have one EtherType.</summary>
    public const uint NDIS_RECEIVE_FLAGS_SINGLE_ETHER_TYPE = 0x100;

    /// <summary>All frames have one VLAN.</summary>
    public const uint NDIS_RECEIVE_FLAGS_SINGLE_VLAN = 0x200;

    /// <summary>Perfectly filtered frames only.</summary>
    public const uint NDIS_RECEIVE_FLAGS_PERFECT_FILTERED = 0x400;

    /// <summary>All frames come from one queue.</summary>
    public const uint NDIS_RECEIVE_FLAGS_SINGLE_QUEUE = 0x800;

    /// <summary>SharedMemoryInfo is valid.</summary>
    public const uint NDIS_RECEIVE_FLAGS_SHARED_MEMORY_INFO_VALID = 0x1000;

    /// <summary>Reserved.</summary>
    public const uint NDIS_RECEIVE_FLAGS_MORE_NBLS = 0x2000;

    /// <summary>IRQL is DISPATCH_LEVEL.</summary>
    public const uint NDIS_RETURN_FLAGS_DISPATCH_LEVEL = 0x1;

    /// <summary>MaxNblsToIndicate: no limit.</summary>
    public const uint NDIS_INDICATE_ALL_NBLS = 0xFFFF_FFFF;

    /// <summary>The default port.</summary>
    public const uint NDIS_DEFAULT_PORT_NUMBER = 0;
}
