namespace NdisConformance.Vocabulary;

/// <summary>Kinds of objects that a trace numbers, each in order of birth.</summary>
public enum ObjectKind : byte
{
    None,
    Driver,
    Adapter,
    Dma,
    NblPool,
    NbPool,
    Interrupt,
    Nbl,
    Nb,
    Mdl,
    Sg,
    SharedMemory,
    Memory,
    IoSpace,
    Lock,
    Event,
    Context,
    Frame,
    Cancel,

    /// <summary>What belongs to the system and means nothing to a driver that is given it.</summary>
    System,

    /// <summary>An NDIS_OID_REQUEST.</summary>
    OidRequest,

    /// <summary>The information buffer of an NDIS_OID_REQUEST.</summary>
    OidBuffer,

    /// <summary>The receive throttle parameters of a DPC.</summary>
    Throttle,

    /// <summary>The information of a Plug and Play event.</summary>
    PnpInformation,

    /// <summary>What NdisMInitializeWrapper gives, of NDIS 5.</summary>
    Wrapper,

    /// <summary>A pool of packets, of NDIS 5.</summary>
    PacketPool,

    /// <summary>A pool of buffer descriptors, of NDIS 5.</summary>
    BufferPool,

    /// <summary>An NDIS_PACKET.</summary>
    Packet,
}
