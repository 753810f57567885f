using System.Diagnostics.CodeAnalysis;

namespace NdisConformance.Contract;

/// <summary>A NET_BUFFER in simulated memory, laid out as on Windows x64. Source: Nb, NbD.</summary>
public readonly struct NET_BUFFER : IEquatable<NET_BUFFER>
{
    private readonly ObjectReference _reference;

    internal NET_BUFFER(ObjectReference reference) => _reference = reference;

    internal ObjectReference Reference => _reference;

    /// <summary>The next NET_BUFFER of the list.</summary>
    public NET_BUFFER Next
    {
        get => new(_reference.Follow(NetBufferLayout.Next));
        set => _reference.Store(NetBufferLayout.Next, value.Reference.Address);
    }

    /// <summary>The MDL in which the data starts.</summary>
    public MDL CurrentMdl
    {
        get => new(_reference.Follow(NetBufferLayout.CurrentMdl));
        set => _reference.Store(NetBufferLayout.CurrentMdl, value.Reference.Address);
    }

    /// <summary>Where the data starts in CurrentMdl, in bytes.</summary>
    public uint CurrentMdlOffset
    {
        get => _reference.Load<uint>(NetBufferLayout.CurrentMdlOffset);
        set => _reference.Store(NetBufferLayout.CurrentMdlOffset, value);
    }

    /// <summary>Length of the data in bytes.</summary>
    public uint DataLength
    {
        get => _reference.Load<uint>(NetBufferLayout.DataLength);
        set => _reference.Store(NetBufferLayout.DataLength, value);
    }

    /// <summary>Length of the data in bytes, as SIZE_T.</summary>
    public ulong stDataLength
    {
        get => _reference.Load<ulong>(NetBufferLayout.DataLength);
        set => _reference.Store(NetBufferLayout.DataLength, value);
    }

    /// <summary>The head of the MDL chain.</summary>
    public MDL MdlChain
    {
        get => new(_reference.Follow(NetBufferLayout.MdlChain));
        set => _reference.Store(NetBufferLayout.MdlChain, value.Reference.Address);
    }

    /// <summary>Where the data starts, in bytes from the head of the MDL chain.</summary>
    public uint DataOffset
    {
        get => _reference.Load<uint>(NetBufferLayout.DataOffset);
        set => _reference.Store(NetBufferLayout.DataOffset, value);
    }

    /// <summary>Bytes that the checksum calculation leaves out.</summary>
    public ushort ChecksumBias
    {
        get => _reference.Load<ushort>(NetBufferLayout.ChecksumBias);
        set => _reference.Store(NetBufferLayout.ChecksumBias, value);
    }

    /// <summary>For NDIS alone.</summary>
    public ushort Reserved
    {
        get => _reference.Load<ushort>(NetBufferLayout.Reserved);
        set => _reference.Store(NetBufferLayout.Reserved, value);
    }

    /// <summary>The pool that the NET_BUFFER came from.</summary>
    public NDIS_HANDLE NdisPoolHandle
    {
        get => new(_reference.Load<ulong>(NetBufferLayout.NdisPoolHandle));
        set => _reference.Store(NetBufferLayout.NdisPoolHandle, value.Value);
    }

    /// <summary>Two pointers for NDIS alone.</summary>
    public PointerArray NdisReserved => new(_reference, NetBufferLayout.NdisReserved, 2);

    /// <summary>Six pointers for the protocol driver alone.</summary>
    public PointerArray ProtocolReserved => new(_reference, NetBufferLayout.ProtocolReserved, 6);

    /// <summary>Four pointers for the miniport while it owns the NET_BUFFER.</summary>
    public PointerArray MiniportReserved => new(_reference, NetBufferLayout.MiniportReserved, 4);

    /// <summary>The physical address of the data, where NDIS supplies one.</summary>
    public PHYSICAL_ADDRESS DataPhysicalAddress
    {
        get => _reference.Load<PHYSICAL_ADDRESS>(NetBufferLayout.DataPhysicalAddress);
        set => _reference.Store(NetBufferLayout.DataPhysicalAddress, value);
    }

    /// <summary>Shared memory information; shares its place with ScatterGatherList.</summary>
    public PVOID SharedMemoryInfo
    {
        get => PVOID.From(_reference.Memory!, _reference.Load<ulong>(NetBufferLayout.SharedMemoryInfo));
        set => _reference.Store(NetBufferLayout.SharedMemoryInfo, value.Value);
    }

    /// <summary>
    /// Where a miniport may keep the list of the NET_BUFFER; shares its place with SharedMemoryInfo.
    /// </summary>
    public SCATTER_GATHER_LIST ScatterGatherList
    {
        get => new(_reference.Follow(NetBufferLayout.SharedMemoryInfo));
        set => _reference.Store(NetBufferLayout.SharedMemoryInfo, value.Reference.Address);
    }

    /// <summary>NULL, so that <c>= null</c> compiles.</summary>
    public static implicit operator NET_BUFFER(NULL? value) => default;

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator NET_BUFFER(PVOID pointer) => new(pointer.Reference);

    /// <summary>The cast of C: the address of the structure.</summary>
    public static implicit operator PVOID(NET_BUFFER value) => new(value._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator ==(NET_BUFFER left, NET_BUFFER right) => left._reference.IsSame(right._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator !=(NET_BUFFER left, NET_BUFFER right) => !left._reference.IsSame(right._reference);

    /// <summary>Compares with NULL.</summary>
    public static bool operator ==(NET_BUFFER left, NULL? right) => left._reference.Memory is null;

    /// <summary>Compares with NULL.</summary>
    public static bool operator !=(NET_BUFFER left, NULL? right) => left._reference.Memory is not null;

    /// <inheritdoc/>
    public bool Equals(NET_BUFFER other) => this == other;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is NET_BUFFER other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_reference.Offset;
}
