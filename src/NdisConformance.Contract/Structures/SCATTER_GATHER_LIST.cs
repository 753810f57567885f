using System.Diagnostics.CodeAnalysis;

namespace NdisConformance.Contract;

/// <summary>
/// The scatter/gather list that MiniportProcessSGList receives: the only authority on where the data lies for the
/// device. Read it from the callback until NdisMFreeNetBufferSGList, never write it. In NDIS 5 a packet has it in
/// ScatterGatherListPacketInfo until the packet is completed. Source: SgL, ProcSG, InitSG5.
/// </summary>
public readonly struct SCATTER_GATHER_LIST : IEquatable<SCATTER_GATHER_LIST>
{
    private readonly ObjectReference _reference;

    internal SCATTER_GATHER_LIST(ObjectReference reference) => _reference = reference;

    internal ObjectReference Reference => _reference;

    /// <summary>How many elements there are.</summary>
    public uint NumberOfElements
    {
        get => _reference.Load<uint>(ScatterGatherListLayout.NumberOfElements);
        set => _reference.Store(ScatterGatherListLayout.NumberOfElements, value);
    }

    /// <summary>Reserved.</summary>
    public ulong Reserved
    {
        get => _reference.Load<ulong>(ScatterGatherListLayout.Reserved);
        set => _reference.Store(ScatterGatherListLayout.Reserved, value);
    }

    /// <summary>The elements, in the order of the data.</summary>
    public ScatterGatherElements Elements => new(_reference);

    /// <summary>NULL, so that <c>= null</c> compiles.</summary>
    public static implicit operator SCATTER_GATHER_LIST(NULL? value) => default;

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator SCATTER_GATHER_LIST(PVOID pointer) => new(pointer.Reference);

    /// <summary>The cast of C: the address of the structure.</summary>
    public static implicit operator PVOID(SCATTER_GATHER_LIST value) => new(value._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator ==(SCATTER_GATHER_LIST left, SCATTER_GATHER_LIST right)
        => left._reference.IsSame(right._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator !=(SCATTER_GATHER_LIST left, SCATTER_GATHER_LIST right)
        => !left._reference.IsSame(right._reference);

    /// <summary>Compares with NULL.</summary>
    public static bool operator ==(SCATTER_GATHER_LIST left, NULL? right) => left._reference.Memory is null;

    /// <summary>Compares with NULL.</summary>
    public static bool operator !=(SCATTER_GATHER_LIST left, NULL? right) => left._reference.Memory is not null;

    /// <inheritdoc/>
    public bool Equals(SCATTER_GATHER_LIST other) => this == other;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is SCATTER_GATHER_LIST other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_reference.Offset;
}
