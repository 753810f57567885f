using System.Diagnostics.CodeAnalysis;

namespace NdisConformance.Contract;

/// <summary>The context area of a NET_BUFFER_LIST. Source: NblS, CtxA.</summary>
public readonly struct NET_BUFFER_LIST_CONTEXT : IEquatable<NET_BUFFER_LIST_CONTEXT>
{
    private readonly ObjectReference _reference;

    internal NET_BUFFER_LIST_CONTEXT(ObjectReference reference) => _reference = reference;

    internal ObjectReference Reference => _reference;

    /// <summary>The next context area.</summary>
    public NET_BUFFER_LIST_CONTEXT Next
    {
        get => new(_reference.Follow(NetBufferListContextLayout.Next));
        set => _reference.Store(NetBufferListContextLayout.Next, value.Reference.Address);
    }

    /// <summary>Bytes of context data.</summary>
    public ushort Size
    {
        get => _reference.Load<ushort>(NetBufferListContextLayout.Size);
        set => _reference.Store(NetBufferListContextLayout.Size, value);
    }

    /// <summary>Where the used part of the context data starts, in bytes.</summary>
    public ushort Offset
    {
        get => _reference.Load<ushort>(NetBufferListContextLayout.Offset);
        set => _reference.Store(NetBufferListContextLayout.Offset, value);
    }

    /// <summary>NULL, so that <c>= null</c> compiles.</summary>
    public static implicit operator NET_BUFFER_LIST_CONTEXT(NULL? value) => default;

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator NET_BUFFER_LIST_CONTEXT(PVOID pointer) => new(pointer.Reference);

    /// <summary>The cast of C: the address of the structure.</summary>
    public static implicit operator PVOID(NET_BUFFER_LIST_CONTEXT value) => new(value._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator ==(NET_BUFFER_LIST_CONTEXT left, NET_BUFFER_LIST_CONTEXT right)
        => left._reference.IsSame(right._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator !=(NET_BUFFER_LIST_CONTEXT left, NET_BUFFER_LIST_CONTEXT right)
        => !left._reference.IsSame(right._reference);

    /// <summary>Compares with NULL.</summary>
    public static bool operator ==(NET_BUFFER_LIST_CONTEXT left, NULL? right) => left._reference.Memory is null;

    /// <summary>Compares with NULL.</summary>
    public static bool operator !=(NET_BUFFER_LIST_CONTEXT left, NULL? right) => left._reference.Memory is not null;

    /// <inheritdoc/>
    public bool Equals(NET_BUFFER_LIST_CONTEXT other) => this == other;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj)
        => obj is NET_BUFFER_LIST_CONTEXT other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_reference.Offset;
}
