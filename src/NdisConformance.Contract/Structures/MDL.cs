using System.Diagnostics.CodeAnalysis;

namespace NdisConformance.Contract;

/// <summary>A memory descriptor list in simulated memory, laid out as on Windows x64. Source: MdlA.</summary>
public readonly struct MDL : IEquatable<MDL>
{
    private readonly ObjectReference _reference;

    internal MDL(ObjectReference reference) => _reference = reference;

    internal ObjectReference Reference => _reference;

    /// <summary>The next MDL of the chain.</summary>
    public MDL Next
    {
        get => new(_reference.Follow(MdlLayout.Next));
        set => _reference.Store(MdlLayout.Next, value.Reference.Address);
    }

    /// <summary>Size of the MDL itself in bytes, page frame numbers included.</summary>
    public ushort Size
    {
        get => _reference.Load<ushort>(MdlLayout.Size);
        set => _reference.Store(MdlLayout.Size, value);
    }

    /// <summary>MDL_XXX flags.</summary>
    public ushort MdlFlags
    {
        get => _reference.Load<ushort>(MdlLayout.MdlFlags);
        set => _reference.Store(MdlLayout.MdlFlags, value);
    }

    /// <summary>The process that the memory belongs to; NULL for nonpaged system memory.</summary>
    public PVOID Process
    {
        get => PVOID.From(_reference.Memory!, _reference.Load<ulong>(MdlLayout.Process));
        set => _reference.Store(MdlLayout.Process, value.Value);
    }

    /// <summary>The system address of the first byte described.</summary>
    public PVOID MappedSystemVa
    {
        get => PVOID.From(_reference.Memory!, _reference.Load<ulong>(MdlLayout.MappedSystemVa));
        set => _reference.Store(MdlLayout.MappedSystemVa, value.Value);
    }

    /// <summary>The page-aligned address that ByteOffset counts from.</summary>
    public PVOID StartVa
    {
        get => PVOID.From(_reference.Memory!, _reference.Load<ulong>(MdlLayout.StartVa));
        set => _reference.Store(MdlLayout.StartVa, value.Value);
    }

    /// <summary>Bytes described.</summary>
    public uint ByteCount
    {
        get => _reference.Load<uint>(MdlLayout.ByteCount);
        set => _reference.Store(MdlLayout.ByteCount, value);
    }

    /// <summary>Where the memory starts in its first page, in bytes.</summary>
    public uint ByteOffset
    {
        get => _reference.Load<uint>(MdlLayout.ByteOffset);
        set => _reference.Store(MdlLayout.ByteOffset, value);
    }

    /// <summary>A page frame number behind the structure; there is one for each page that the MDL spans.</summary>
    public ulong PageFrameNumber(int index)
        => new PVOID(_reference).Read<ulong>(MdlLayout.HeadBytes + (MdlLayout.PageFrameNumberBytes * (uint)index));

    /// <summary>NULL, so that <c>= null</c> compiles.</summary>
    public static implicit operator MDL(NULL? value) => default;

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator MDL(PVOID pointer) => new(pointer.Reference);

    /// <summary>The cast of C: the address of the structure.</summary>
    public static implicit operator PVOID(MDL value) => new(value._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator ==(MDL left, MDL right) => left._reference.IsSame(right._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator !=(MDL left, MDL right) => !left._reference.IsSame(right._reference);

    /// <summary>Compares with NULL.</summary>
    public static bool operator ==(MDL left, NULL? right) => left._reference.Memory is null;

    /// <summary>Compares with NULL.</summary>
    public static bool operator !=(MDL left, NULL? right) => left._reference.Memory is not null;

    /// <inheritdoc/>
    public bool Equals(MDL other) => this == other;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is MDL other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_reference.Offset;
}
