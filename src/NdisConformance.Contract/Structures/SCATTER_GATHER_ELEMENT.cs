using System.Diagnostics.CodeAnalysis;

namespace NdisConformance.Contract;

/// <summary>One device-contiguous piece of a scatter/gather list. Source: SgL.</summary>
public readonly struct SCATTER_GATHER_ELEMENT : IEquatable<SCATTER_GATHER_ELEMENT>
{
    private readonly ObjectReference _reference;

    internal SCATTER_GATHER_ELEMENT(ObjectReference reference) => _reference = reference;

    internal ObjectReference Reference => _reference;

    /// <summary>The device-logical address of the first byte.</summary>
    public PHYSICAL_ADDRESS Address
    {
        get => _reference.Load<PHYSICAL_ADDRESS>(ScatterGatherListLayout.ElementAddress);
        set => _reference.Store(ScatterGatherListLayout.ElementAddress, value);
    }

    /// <summary>Length in bytes.</summary>
    public uint Length
    {
        get => _reference.Load<uint>(ScatterGatherListLayout.ElementLength);
        set => _reference.Store(ScatterGatherListLayout.ElementLength, value);
    }

    /// <summary>Reserved.</summary>
    public ulong Reserved
    {
        get => _reference.Load<ulong>(ScatterGatherListLayout.ElementReserved);
        set => _reference.Store(ScatterGatherListLayout.ElementReserved, value);
    }

    /// <summary>NULL, so that <c>= null</c> compiles.</summary>
    public static implicit operator SCATTER_GATHER_ELEMENT(NULL? value) => default;

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator SCATTER_GATHER_ELEMENT(PVOID pointer) => new(pointer.Reference);

    /// <summary>The cast of C: the address of the structure.</summary>
    public static implicit operator PVOID(SCATTER_GATHER_ELEMENT value) => new(value._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator ==(SCATTER_GATHER_ELEMENT left, SCATTER_GATHER_ELEMENT right)
        => left._reference.IsSame(right._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator !=(SCATTER_GATHER_ELEMENT left, SCATTER_GATHER_ELEMENT right)
        => !left._reference.IsSame(right._reference);

    /// <summary>Compares with NULL.</summary>
    public static bool operator ==(SCATTER_GATHER_ELEMENT left, NULL? right) => left._reference.Memory is null;

    /// <summary>Compares with NULL.</summary>
    public static bool operator !=(SCATTER_GATHER_ELEMENT left, NULL? right) => left._reference.Memory is not null;

    /// <inheritdoc/>
    public bool Equals(SCATTER_GATHER_ELEMENT other) => this == other;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj)
        => obj is SCATTER_GATHER_ELEMENT other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_reference.Offset;
}
