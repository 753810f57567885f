using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>
/// A pointer: either into simulated memory (checked on each access) or an opaque number such as a context from
/// <see cref="INdisContexts.Pin"/> or a cancel identifier.
/// </summary>
public readonly struct PVOID : IEquatable<PVOID>
{
    private readonly SimulatedMemory? _memory;
    private readonly uint _offset;
    private readonly uint _generation;

    internal PVOID(ObjectReference reference)
    {
        _memory = reference.Memory;
        _offset = reference.Offset;
        _generation = reference.Generation;
    }

    /// <summary>An opaque value that no memory stands behind.</summary>
    public PVOID(ulong value)
    {
        _memory = null;
        _offset = (uint)value;
        _generation = (uint)(value >> 32);
    }

    /// <summary>
    /// The raw 64 bits, as a native driver would see them. Never print it: it differs from run to run.
    /// </summary>
    public ulong Value => _memory is null ? ((ulong)_generation << 32) | _offset : _memory.AddressOf(_offset);

    internal ObjectReference Reference
        => _memory is null ? default : new ObjectReference(_memory, _offset, _generation);

    internal static PVOID From(SimulatedMemory memory, ulong value)
        => memory.Contains(value) ? new PVOID(memory.At(value)) : new PVOID(value);

    /// <summary>Pointer arithmetic in bytes; a result outside the block is caught when it is used.</summary>
    public static PVOID operator +(PVOID pointer, uint bytes)
    {
        if (pointer._memory is null)
        {
            return new PVOID(pointer.Value + bytes);
        }

        ulong offset = Math.Min(
            (ulong)pointer._offset + bytes,
            pointer._memory.SizeBytes - SimulatedMemory.GranuleBytes);
        return new PVOID(new ObjectReference(pointer._memory, (uint)offset, pointer._generation));
    }

    /// <summary>Pointer arithmetic in bytes.</summary>
    public static PVOID operator +(PVOID pointer, int bytes)
        => bytes >= 0
            ? pointer + (uint)bytes
            : pointer._memory is null
                ? new PVOID(pointer.Value - (uint)-bytes)
                : new PVOID(new ObjectReference(
                    pointer._memory,
                    pointer._offset > (uint)-bytes ? pointer._offset - (uint)-bytes : 0,
                    pointer._generation));

    /// <summary>NULL, so that <c>pointer = null</c> compiles.</summary>
    public static implicit operator PVOID(NULL? value) => default;

    /// <summary>Compares the addresses.</summary>
    public static bool operator ==(PVOID left, PVOID right) => left.Value == right.Value;

    /// <summary>Compares the addresses.</summary>
    public static bool operator !=(PVOID left, PVOID right) => left.Value != right.Value;

    /// <summary>Compares with NULL.</summary>
    public static bool operator ==(PVOID left, NULL? right) => left.Value == 0;

    /// <summary>Compares with NULL.</summary>
    public static bool operator !=(PVOID left, NULL? right) => left.Value != 0;

    /// <summary>
    /// A handle that NDIS passed back as a context has the value of the pointer that the driver gave: good for
    /// <see cref="INdisContexts.Get{T}(PVOID)"/> and comparisons. Memory cannot be reached through it.
    /// </summary>
    public static explicit operator PVOID(NDIS_HANDLE handle) => new(handle.Value);

    /// <summary>Reads a value at a byte offset.</summary>
    public T Read<T>(uint offsetBytes = 0)
        where T : unmanaged
    {
        T value = default;
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<T>(ref value));
        (this + offsetBytes).CopyTo(bytes);
        return value;
    }

    /// <summary>Writes a value at a byte offset.</summary>
    public void Write<T>(T value, uint offsetBytes = 0)
        where T : unmanaged
        => (this + offsetBytes).CopyFrom(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(ref value)));

    /// <summary>
    /// Reads a pointer that <see cref="WritePointer"/> put at a byte offset. A pointer that is read as a number is no
    /// pointer any more: what it names cannot be reached through it.
    /// </summary>
    public PVOID ReadPointer(uint offsetBytes = 0)
    {
        ThrowIfNotMemory();
        return From(_memory!, Read<ulong>(offsetBytes));
    }

    /// <summary>Writes a pointer at a byte offset: 8 bytes.</summary>
    public void WritePointer(PVOID value, uint offsetBytes = 0) => Write(value.Value, offsetBytes);

    /// <summary>Copies bytes out of simulated memory; what may not be read arrives as the poison pattern.</summary>
    public unsafe void CopyTo(Span<byte> destination)
    {
        ThrowIfNotMemory();
        byte* source = _memory!.Range(_offset, _generation, (uint)destination.Length, isWrite: false);
        if (source == null)
        {
            destination.Fill(0xDD);
            return;
        }

        new ReadOnlySpan<byte>(source, destination.Length).CopyTo(destination);
    }

    /// <summary>Copies bytes into simulated memory; a write to memory that is not the driver's is dropped.</summary>
    public unsafe void CopyFrom(ReadOnlySpan<byte> source)
    {
        ThrowIfNotMemory();
        byte* destination = _memory!.Range(_offset, _generation, (uint)source.Length, isWrite: true);
        if (destination != null)
        {
            source.CopyTo(new Span<byte>(destination, source.Length));
        }
    }

    /// <summary>Fills a range with one byte value, as NdisZeroMemory does with zero.</summary>
    public unsafe void Fill(byte value, uint lengthBytes)
    {
        ThrowIfNotMemory();
        byte* destination = _memory!.Range(_offset, _generation, lengthBytes, isWrite: true);
        if (destination != null)
        {
            new Span<byte>(destination, (int)lengthBytes).Fill(value);
        }
    }

    /// <summary>Copies from one place in simulated memory to another, as NdisMoveMemory does.</summary>
    public unsafe void MoveFrom(PVOID source, uint lengthBytes)
    {
        ThrowIfNotMemory();
        source.ThrowIfNotMemory();
        byte* from = source._memory!.Range(source._offset, source._generation, lengthBytes, isWrite: false);
        byte* to = _memory!.Range(_offset, _generation, lengthBytes, isWrite: true);
        if (from != null && to != null)
        {
            Buffer.MemoryCopy(from, to, lengthBytes, lengthBytes);
        }
    }

    /// <inheritdoc/>
    public bool Equals(PVOID other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PVOID other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_offset;

    /// <inheritdoc/>
    public override string ToString() => this == null ? "NULL" : "PVOID";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ThrowIfNotMemory()
    {
        if (_memory is null)
        {
            InvalidPointer.Throw(Value);
        }
    }
}
