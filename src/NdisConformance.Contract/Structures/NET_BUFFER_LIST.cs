using System.Diagnostics.CodeAnalysis;

namespace NdisConformance.Contract;

/// <summary>A NET_BUFFER_LIST in simulated memory, laid out as on Windows x64. Source: NblS.</summary>
public readonly struct NET_BUFFER_LIST : IEquatable<NET_BUFFER_LIST>
{
    private readonly ObjectReference _reference;

    internal NET_BUFFER_LIST(ObjectReference reference) => _reference = reference;

    internal ObjectReference Reference => _reference;

    /// <summary>The next NET_BUFFER_LIST of the chain.</summary>
    public NET_BUFFER_LIST Next
    {
        get => new(_reference.Follow(NetBufferListLayout.Next));
        set => _reference.Store(NetBufferListLayout.Next, value.Reference.Address);
    }

    /// <summary>The first NET_BUFFER of the list.</summary>
    public NET_BUFFER FirstNetBuffer
    {
        get => new(_reference.Follow(NetBufferListLayout.FirstNetBuffer));
        set => _reference.Store(NetBufferListLayout.FirstNetBuffer, value.Reference.Address);
    }

    /// <summary>The context area, managed through the NdisXxxNetBufferListContext functions.</summary>
    public NET_BUFFER_LIST_CONTEXT Context
    {
        get => new(_reference.Follow(NetBufferListLayout.Context));
        set => _reference.Store(NetBufferListLayout.Context, value.Reference.Address);
    }

    /// <summary>The list that this one was cloned from.</summary>
    public NET_BUFFER_LIST ParentNetBufferList
    {
        get => new(_reference.Follow(NetBufferListLayout.ParentNetBufferList));
        set => _reference.Store(NetBufferListLayout.ParentNetBufferList, value.Reference.Address);
    }

    /// <summary>The pool that the list came from.</summary>
    public NDIS_HANDLE NdisPoolHandle
    {
        get => new(_reference.Load<ulong>(NetBufferListLayout.NdisPoolHandle));
        set => _reference.Store(NetBufferListLayout.NdisPoolHandle, value.Value);
    }

    /// <summary>Two pointers for NDIS alone.</summary>
    public PointerArray NdisReserved => new(_reference, NetBufferListLayout.NdisReserved, 2);

    /// <summary>Four pointers for the protocol driver alone.</summary>
    public PointerArray ProtocolReserved => new(_reference, NetBufferListLayout.ProtocolReserved, 4);

    /// <summary>Two pointers for the miniport while it owns the list.</summary>
    public PointerArray MiniportReserved => new(_reference, NetBufferListLayout.MiniportReserved, 2);

    /// <summary>For whoever owns the list; lost at every hand-over.</summary>
    public PVOID Scratch
    {
        get => PVOID.From(_reference.Memory!, _reference.Load<ulong>(NetBufferListLayout.Scratch));
        set => _reference.Store(NetBufferListLayout.Scratch, value.Value);
    }

    /// <summary>
    /// The handle of who originated the list; a miniport sets it to its adapter handle before an indication.
    /// </summary>
    public NDIS_HANDLE SourceHandle
    {
        get => new(_reference.Load<ulong>(NetBufferListLayout.SourceHandle));
        set => _reference.Store(NetBufferListLayout.SourceHandle, value.Value);
    }

    /// <summary>Flags of the protocol stack.</summary>
    public uint NblFlags
    {
        get => _reference.Load<uint>(NetBufferListLayout.NblFlags);
        set => _reference.Store(NetBufferListLayout.NblFlags, value);
    }

    /// <summary>How many clones there are.</summary>
    public int ChildRefCount
    {
        get => _reference.Load<int>(NetBufferListLayout.ChildRefCount);
        set => _reference.Store(NetBufferListLayout.ChildRefCount, value);
    }

    /// <summary>Flags of NDIS.</summary>
    public uint Flags
    {
        get => _reference.Load<uint>(NetBufferListLayout.Flags);
        set => _reference.Store(NetBufferListLayout.Flags, value);
    }

    /// <summary>The status with which the list is completed.</summary>
    public NDIS_STATUS Status
    {
        get => _reference.Load<NDIS_STATUS>(NetBufferListLayout.Status);
        set => _reference.Store(NetBufferListLayout.Status, value);
    }

    /// <summary>Out-of-band values by NDIS_NET_BUFFER_LIST_INFO index.</summary>
    public PointerArray NetBufferListInfo => new(_reference, NetBufferListLayout.NetBufferListInfo, 32);

    /// <summary>NULL, so that <c>= null</c> compiles.</summary>
    public static implicit operator NET_BUFFER_LIST(NULL? value) => default;

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator NET_BUFFER_LIST(PVOID pointer) => new(pointer.Reference);

    /// <summary>The cast of C: the address of the structure.</summary>
    public static implicit operator PVOID(NET_BUFFER_LIST value) => new(value._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator ==(NET_BUFFER_LIST left, NET_BUFFER_LIST right)
        => left._reference.IsSame(right._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator !=(NET_BUFFER_LIST left, NET_BUFFER_LIST right)
        => !left._reference.IsSame(right._reference);

    /// <summary>Compares with NULL.</summary>
    public static bool operator ==(NET_BUFFER_LIST left, NULL? right) => left._reference.Memory is null;

    /// <summary>Compares with NULL.</summary>
    public static bool operator !=(NET_BUFFER_LIST left, NULL? right) => left._reference.Memory is not null;

    /// <inheritdoc/>
    public bool Equals(NET_BUFFER_LIST other) => this == other;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is NET_BUFFER_LIST other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_reference.Offset;
}
