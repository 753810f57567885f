using System.Diagnostics.CodeAnalysis;

namespace NdisConformance.Contract;

/// <summary>
/// An entry in the list of restart attributes, in simulated memory. It is the driver's until the restart is complete.
/// Source: RstAttr.
/// </summary>
public readonly struct NDIS_RESTART_ATTRIBUTES : IEquatable<NDIS_RESTART_ATTRIBUTES>
{
    private readonly ObjectReference _reference;

    private NDIS_RESTART_ATTRIBUTES(ObjectReference reference) => _reference = reference;

    /// <summary>The next entry; NULL at the end.</summary>
    public NDIS_RESTART_ATTRIBUTES Next
    {
        get => (NDIS_RESTART_ATTRIBUTES)Pointer.ReadPointer(RestartAttributesLayout.Next);
        set => Pointer.WritePointer(value, RestartAttributesLayout.Next);
    }

    /// <summary>Says what is in Data: OID_GEN_MINIPORT_RESTART_ATTRIBUTES for the general attributes.</summary>
    public uint Oid
    {
        get => _reference.Load<uint>(RestartAttributesLayout.Oid);
        set => _reference.Store(RestartAttributesLayout.Oid, value);
    }

    /// <summary>Bytes of Data.</summary>
    public uint DataLength
    {
        get => _reference.Load<uint>(RestartAttributesLayout.DataLength);
        set => _reference.Store(RestartAttributesLayout.DataLength, value);
    }

    /// <summary>The attributes.</summary>
    public PVOID Data => Pointer + RestartAttributesLayout.Data;

    private PVOID Pointer => new(_reference);

    /// <summary>NULL.</summary>
    public static implicit operator NDIS_RESTART_ATTRIBUTES(NULL? value) => default;

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator NDIS_RESTART_ATTRIBUTES(PVOID pointer) => new(pointer.Reference);

    /// <summary>The cast of C: the address of the structure.</summary>
    public static implicit operator PVOID(NDIS_RESTART_ATTRIBUTES value) => value.Pointer;

    /// <summary>True for the same address.</summary>
    public static bool operator ==(NDIS_RESTART_ATTRIBUTES left, NDIS_RESTART_ATTRIBUTES right)
        => left.Pointer == right.Pointer;

    /// <summary>True for different addresses.</summary>
    public static bool operator !=(NDIS_RESTART_ATTRIBUTES left, NDIS_RESTART_ATTRIBUTES right) => !(left == right);

    /// <summary>True for NULL.</summary>
    public static bool operator ==(NDIS_RESTART_ATTRIBUTES left, NULL? right) => left._reference.Memory is null;

    /// <summary>True for anything but NULL.</summary>
    public static bool operator !=(NDIS_RESTART_ATTRIBUTES left, NULL? right) => left._reference.Memory is not null;

    /// <inheritdoc/>
    public bool Equals(NDIS_RESTART_ATTRIBUTES other) => this == other;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj)
        => obj is NDIS_RESTART_ATTRIBUTES other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_reference.Offset;
}
