namespace NdisConformance.Contract;

/// <summary>
/// Where the members of an NDIS_OID_REQUEST lie on Windows x64, in bytes. DATA is a union: a query and a set have the
/// same members, a method has others behind the first length. Source: OidReq.
/// </summary>
internal static class OidRequestLayout
{
    public const uint Header = 0x00;
    public const uint RequestType = 0x04;
    public const uint PortNumber = 0x08;
    public const uint Timeout = 0x0C;
    public const uint RequestId = 0x10;
    public const uint RequestHandle = 0x18;
    public const uint Oid = 0x20;
    public const uint InformationBuffer = 0x28;
    public const uint InformationBufferLength = 0x30;

    /// <summary>BytesWritten of a query, BytesRead of a set.</summary>
    public const uint BytesDone = 0x34;

    public const uint BytesNeeded = 0x38;
    public const uint MethodInputBufferLength = 0x30;
    public const uint MethodOutputBufferLength = 0x34;
    public const uint MethodId = 0x38;
    public const uint MethodBytesWritten = 0x3C;
    public const uint MethodBytesRead = 0x40;
    public const uint MethodBytesNeeded = 0x44;
    public const uint MiniportReserved = 0xC8;
    public const uint SupportedRevision = 0xE8;

    /// <summary>Up to Reserved2, which is the size of revision 1 without padding.</summary>
    public const uint RevisionBytes = 0xEC;

    /// <summary>The whole structure.</summary>
    public const uint Bytes = 0xF0;
}
