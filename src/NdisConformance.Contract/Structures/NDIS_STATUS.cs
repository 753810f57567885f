namespace NdisConformance.Contract;

/// <summary>
/// NDIS_STATUS values. <c>using static NdisConformance.Contract.NDIS_STATUS;</c> makes them read as in C.
/// Values as in the public headers; which DDI returns which stands with the DDI.
/// </summary>
public enum NDIS_STATUS : uint
{
    /// <summary>The operation succeeded.</summary>
    NDIS_STATUS_SUCCESS = 0x00000000,

    /// <summary>The operation will be completed later.</summary>
    NDIS_STATUS_PENDING = 0x00000103,

    /// <summary>The request was not accepted. By its bits of the success class.</summary>
    NDIS_STATUS_NOT_ACCEPTED = 0x00010003,

    /// <summary>Indicated by NDIS 5 drivers, never returned: the link is up.</summary>
    NDIS_STATUS_MEDIA_CONNECT = 0x4001000B,

    /// <summary>Indicated by NDIS 5 drivers, never returned: the link is down.</summary>
    NDIS_STATUS_MEDIA_DISCONNECT = 0x4001000C,

    /// <summary>Indicated, never returned: the link changed.</summary>
    NDIS_STATUS_LINK_STATE = 0x40010017,

    /// <summary>A reset found soft errors.</summary>
    NDIS_STATUS_SOFT_ERRORS = 0x80010003,

    /// <summary>A reset found hard errors.</summary>
    NDIS_STATUS_HARD_ERRORS = 0x80010004,

    /// <summary>The operation failed.</summary>
    NDIS_STATUS_FAILURE = 0xC0000001,

    /// <summary>A parameter was invalid.</summary>
    NDIS_STATUS_INVALID_PARAMETER = 0xC000000D,

    /// <summary>There was a shortage of resources.</summary>
    NDIS_STATUS_RESOURCES = 0xC000009A,

    /// <summary>The operation is not supported.</summary>
    NDIS_STATUS_NOT_SUPPORTED = 0xC00000BB,

    /// <summary>A version or header revision is not known.</summary>
    NDIS_STATUS_BAD_VERSION = 0xC0010004,

    /// <summary>The driver characteristics are wrong.</summary>
    NDIS_STATUS_BAD_CHARACTERISTICS = 0xC0010005,

    /// <summary>The adapter was not found.</summary>
    NDIS_STATUS_ADAPTER_NOT_FOUND = 0xC0010006,

    /// <summary>The device failed.</summary>
    NDIS_STATUS_DEVICE_FAILED = 0xC0010008,

    /// <summary>The list of multicast addresses is full.</summary>
    NDIS_STATUS_MULTICAST_FULL = 0xC0010009,

    /// <summary>The request was aborted.</summary>
    NDIS_STATUS_REQUEST_ABORTED = 0xC001000C,

    /// <summary>None of the media is supported.</summary>
    NDIS_STATUS_UNSUPPORTED_MEDIA = 0xC0010019,

    /// <summary>A reset is in progress.</summary>
    NDIS_STATUS_RESET_IN_PROGRESS = 0xC001000D,

    /// <summary>The packet was invalid.</summary>
    NDIS_STATUS_INVALID_PACKET = 0xC001000F,

    /// <summary>A length was invalid.</summary>
    NDIS_STATUS_INVALID_LENGTH = 0xC0010014,

    /// <summary>The data of a request is not valid.</summary>
    NDIS_STATUS_INVALID_DATA = 0xC0010015,

    /// <summary>A buffer was too short.</summary>
    NDIS_STATUS_BUFFER_TOO_SHORT = 0xC0010016,

    /// <summary>An object identifier is not known.</summary>
    NDIS_STATUS_INVALID_OID = 0xC0010017,

    /// <summary>Hardware resources are in conflict.</summary>
    NDIS_STATUS_RESOURCE_CONFLICT = 0xC001001E,

    /// <summary>A send was cancelled (STATUS_NDIS_REQUEST_ABORTED).</summary>
    NDIS_STATUS_SEND_ABORTED = 0xC023000C,

    /// <summary>The medium is disconnected.</summary>
    NDIS_STATUS_MEDIA_DISCONNECTED = 0xC023001F,

    /// <summary>The adapter is paused.</summary>
    NDIS_STATUS_PAUSED = 0xC023002A,

    /// <summary>The device is in a low-power state.</summary>
    NDIS_STATUS_LOW_POWER_STATE = 0xC023002F,
}
