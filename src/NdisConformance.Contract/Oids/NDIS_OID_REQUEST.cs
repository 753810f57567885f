using System.Diagnostics.CodeAnalysis;

namespace NdisConformance.Contract;

/// <summary>
/// An OID request in simulated memory, laid out as on Windows x64. It and its information buffer are the driver's from
/// the entry of MiniportOidRequest until the request is completed. Source: OidReq.
/// </summary>
public readonly struct NDIS_OID_REQUEST : IEquatable<NDIS_OID_REQUEST>
{
    private readonly ObjectReference _reference;

    internal NDIS_OID_REQUEST(ObjectReference reference) => _reference = reference;

    internal ObjectReference Reference => _reference;

    /// <summary>Type NDIS_OBJECT_TYPE_OID_REQUEST, revision 1.</summary>
    public NDIS_OBJECT_HEADER Header => _reference.Load<NDIS_OBJECT_HEADER>(OidRequestLayout.Header);

    /// <summary>What is asked for; it says which member of DATA is valid.</summary>
    public NDIS_REQUEST_TYPE RequestType => _reference.Load<NDIS_REQUEST_TYPE>(OidRequestLayout.RequestType);

    /// <summary>The port; 0 is the default port.</summary>
    public uint PortNumber => _reference.Load<uint>(OidRequestLayout.PortNumber);

    /// <summary>Time-out in seconds.</summary>
    public uint Timeout => _reference.Load<uint>(OidRequestLayout.Timeout);

    /// <summary>The identifier that MiniportCancelOidRequest gets if this request is cancelled.</summary>
    public PVOID RequestId => PVOID.From(_reference.Memory!, _reference.Load<ulong>(OidRequestLayout.RequestId));

    /// <summary>Who asks.</summary>
    public NDIS_HANDLE RequestHandle => new(_reference.Load<ulong>(OidRequestLayout.RequestHandle));

    /// <summary>The request data.</summary>
    public OidRequestData DATA => new(_reference);

    /// <summary>Two pointers for the miniport's own use while it has the request.</summary>
    public PointerArray MiniportReserved => new(_reference, OidRequestLayout.MiniportReserved, 2);

    /// <summary>
    /// Out: the revision of the structure in the buffer that the driver supports, where there is one.
    /// </summary>
    public byte SupportedRevision
    {
        get => _reference.Load<byte>(OidRequestLayout.SupportedRevision);
        set => _reference.Store(OidRequestLayout.SupportedRevision, value);
    }

    /// <summary>NULL, so that <c>= null</c> compiles.</summary>
    public static implicit operator NDIS_OID_REQUEST(NULL? value) => default;

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator NDIS_OID_REQUEST(PVOID pointer) => new(pointer.Reference);

    /// <summary>The cast of C: the address of the structure.</summary>
    public static implicit operator PVOID(NDIS_OID_REQUEST value) => new(value._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator ==(NDIS_OID_REQUEST left, NDIS_OID_REQUEST right)
        => left._reference.IsSame(right._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator !=(NDIS_OID_REQUEST left, NDIS_OID_REQUEST right)
        => !left._reference.IsSame(right._reference);

    /// <summary>Compares with NULL.</summary>
    public static bool operator ==(NDIS_OID_REQUEST left, NULL? right) => left._reference.Memory is null;

    /// <summary>Compares with NULL.</summary>
    public static bool operator !=(NDIS_OID_REQUEST left, NULL? right) => left._reference.Memory is not null;

    /// <inheritdoc/>
    public bool Equals(NDIS_OID_REQUEST other) => this == other;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is NDIS_OID_REQUEST other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_reference.Offset;
}
