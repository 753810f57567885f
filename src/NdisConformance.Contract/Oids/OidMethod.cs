namespace NdisConformance.Contract;

/// <summary>METHOD_INFORMATION of an NDIS_OID_REQUEST. Source: OidReq.</summary>
public readonly struct OidMethod
{
    private readonly ObjectReference _reference;

    internal OidMethod(ObjectReference reference) => _reference = reference;

    /// <summary>The object identifier.</summary>
    public uint Oid => _reference.Load<uint>(OidRequestLayout.Oid);

    /// <summary>Where input is and output goes; NULL if both lengths are 0.</summary>
    public PVOID InformationBuffer
        => PVOID.From(_reference.Memory!, _reference.Load<ulong>(OidRequestLayout.InformationBuffer));

    /// <summary>Bytes of the buffer that the driver may read.</summary>
    public uint InputBufferLength => _reference.Load<uint>(OidRequestLayout.MethodInputBufferLength);

    /// <summary>Bytes of the buffer that the driver may write.</summary>
    public uint OutputBufferLength => _reference.Load<uint>(OidRequestLayout.MethodOutputBufferLength);

    /// <summary>The method; 0 is the default one.</summary>
    public uint MethodId => _reference.Load<uint>(OidRequestLayout.MethodId);

    /// <summary>Out: bytes that the driver wrote into the buffer.</summary>
    public uint BytesWritten
    {
        get => _reference.Load<uint>(OidRequestLayout.MethodBytesWritten);
        set => _reference.Store(OidRequestLayout.MethodBytesWritten, value);
    }

    /// <summary>Out: bytes that the driver read from the buffer.</summary>
    public uint BytesRead
    {
        get => _reference.Load<uint>(OidRequestLayout.MethodBytesRead);
        set => _reference.Store(OidRequestLayout.MethodBytesRead, value);
    }

    /// <summary>Out: bytes that the buffer needs, where it is too short.</summary>
    public uint BytesNeeded
    {
        get => _reference.Load<uint>(OidRequestLayout.MethodBytesNeeded);
        set => _reference.Store(OidRequestLayout.MethodBytesNeeded, value);
    }
}
