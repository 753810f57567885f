using System.Diagnostics.CodeAnalysis;

namespace NdisConformance.Contract;

/// <summary>
/// A packet descriptor of NDIS 5 in simulated memory, laid out as on Windows x64. Its data is a chain of buffers, which
/// are MDLs. The macros of NDIS (<see cref="NDIS.NdisQueryPacket"/>, <see
/// cref="NDIS.NDIS_PER_PACKET_INFO_FROM_PACKET"/>) read it. Source: Pkt.
/// </summary>
public readonly struct NDIS_PACKET : IEquatable<NDIS_PACKET>
{
    private readonly ObjectReference _reference;

    internal NDIS_PACKET(ObjectReference reference) => _reference = reference;

    internal ObjectReference Reference => _reference;

    /// <summary>Two pointers for the miniport, from MiniportSend until the completion.</summary>
    public PointerArray MiniportReserved => new(_reference, PacketLayout.MiniportReserved, 2);

    /// <summary>Pointers for whoever allocated the packet; receive packets have four.</summary>
    public PointerArray ProtocolReserved => new(_reference, PacketLayout.ProtocolReserved, 4);

    /// <summary>NDIS_FLAGS_XXX of the packet.</summary>
    public uint Flags
    {
        get => _reference.Load<uint>(PacketLayout.Flags);
        set => _reference.Store(PacketLayout.Flags, value);
    }

    /// <summary>The first buffer.</summary>
    internal MDL Head
    {
        get => new(_reference.Follow(PacketLayout.Head));
        set => _reference.Store(PacketLayout.Head, value.Reference.Address);
    }

    /// <summary>The last buffer, where there is a first one.</summary>
    internal MDL Tail
    {
        get => new(_reference.Follow(PacketLayout.Tail));
        set => _reference.Store(PacketLayout.Tail, value.Reference.Address);
    }

    internal bool ValidCounts
    {
        get => _reference.Load<byte>(PacketLayout.ValidCounts) != 0;
        set => _reference.Store(PacketLayout.ValidCounts, value ? (byte)1 : (byte)0);
    }

    /// <summary>The number of buffers, and the bytes in them, as they were counted last.</summary>
    internal uint Count => _reference.Load<uint>(PacketLayout.Count);

    internal uint TotalLength => _reference.Load<uint>(PacketLayout.TotalLength);

    internal NDIS_STATUS Status => _reference.Load<NDIS_STATUS>(Oob + PacketLayout.OobStatus);

    private uint Oob => _reference.Load<ushort>(PacketLayout.OobOffset);

    internal void Recount()
    {
        uint count = 0;
        uint length = 0;
        for (MDL buffer = Head; buffer != null; buffer = buffer.Next)
        {
            count++;
            length += buffer.ByteCount;
        }

        _reference.Store(PacketLayout.Count, count);
        _reference.Store(PacketLayout.TotalLength, length);
        ValidCounts = true;
    }

    internal void SetStatus(NDIS_STATUS status) => _reference.Store(Oob + PacketLayout.OobStatus, status);

    internal void SetHeaderSize(uint bytes) => _reference.Store(Oob + PacketLayout.OobHeaderSize, bytes);

    internal PVOID Info(NDIS_PER_PACKET_INFO id)
        => new(_reference.Follow(Oob + PacketLayout.OobBytes + (8 * (uint)id)));

    /// <summary>NULL, so that <c>= null</c> compiles.</summary>
    public static implicit operator NDIS_PACKET(NULL? value) => default;

    /// <summary>The cast of C: looks at memory as this structure.</summary>
    public static explicit operator NDIS_PACKET(PVOID pointer) => new(pointer.Reference);

    /// <summary>The cast of C: the address of the structure.</summary>
    public static implicit operator PVOID(NDIS_PACKET value) => new(value._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator ==(NDIS_PACKET left, NDIS_PACKET right) => left._reference.IsSame(right._reference);

    /// <summary>Compares the addresses.</summary>
    public static bool operator !=(NDIS_PACKET left, NDIS_PACKET right) => !left._reference.IsSame(right._reference);

    /// <summary>Compares with NULL.</summary>
    public static bool operator ==(NDIS_PACKET left, NULL? right) => left._reference.Memory is null;

    /// <summary>Compares with NULL.</summary>
    public static bool operator !=(NDIS_PACKET left, NULL? right) => left._reference.Memory is not null;

    /// <inheritdoc/>
    public bool Equals(NDIS_PACKET other) => this == other;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is NDIS_PACKET other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_reference.Offset;
}
