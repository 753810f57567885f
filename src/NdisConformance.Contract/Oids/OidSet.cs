namespace NdisConformance.Contract;

/// <summary>SET_INFORMATION of an NDIS_OID_REQUEST. Source: OidReq.</summary>
public readonly struct OidSet
{
    private readonly ObjectReference _reference;

    internal OidSet(ObjectReference reference) => _reference = reference;

    /// <summary>The object identifier.</summary>
    public uint Oid => _reference.Load<uint>(OidRequestLayout.Oid);

    /// <summary>Where the information is; NULL if the length is 0.</summary>
    public PVOID InformationBuffer
        => PVOID.From(_reference.Memory!, _reference.Load<ulong>(OidRequestLayout.InformationBuffer));

    /// <summary>Size of the buffer in bytes.</summary>
    public uint InformationBufferLength => _reference.Load<uint>(OidRequestLayout.InformationBufferLength);

    /// <summary>Out: bytes that the driver read from the buffer.</summary>
    public uint BytesRead
    {
        get => _reference.Load<uint>(OidRequestLayout.BytesDone);
        set => _reference.Store(OidRequestLayout.BytesDone, value);
    }

    /// <summary>Out: bytes that the buffer needs, where it is too short.</summary>
    public uint BytesNeeded
    {
        get => _reference.Load<uint>(OidRequestLayout.BytesNeeded);
        set => _reference.Store(OidRequestLayout.BytesNeeded, value);
    }
}
