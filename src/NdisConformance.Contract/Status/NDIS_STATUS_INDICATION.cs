namespace NdisConformance.Contract;

/// <summary>A status indication. 112 bytes on Windows x64 (REVISION_1). Source: StatS.</summary>
public struct NDIS_STATUS_INDICATION
{
    /// <summary>Type NDIS_OBJECT_TYPE_STATUS_INDICATION, revision 1.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>The handle that MiniportInitializeEx was given.</summary>
    public NDIS_HANDLE SourceHandle;

    /// <summary>The port; 0 if the status belongs to none.</summary>
    public uint PortNumber;

    /// <summary>NDIS_STATUS_LINK_STATE, or another status that can be indicated.</summary>
    public NDIS_STATUS StatusCode;

    /// <summary>Reserved; 0.</summary>
    public uint Flags;

    /// <summary>NULL, or the handle of an OID request that asks for the indication.</summary>
    public NDIS_HANDLE DestinationHandle;

    /// <summary>NULL, or the identifier of that request.</summary>
    public PVOID RequestId;

    /// <summary>
    /// NULL, a structure such as NDIS_LINK_STATE, or a PVOID to one in memory of the driver. In C it is a pointer.
    /// </summary>
    public object? StatusBuffer;

    /// <summary>Length of what the buffer holds, in bytes.</summary>
    public uint StatusBufferSize;
}
