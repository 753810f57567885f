using System.Runtime.CompilerServices;

namespace NdisConformance.Contract;

/// <summary>
/// The memory of the simulated machine as handles see it: bytes at real x64 offsets, and a shadow word for every
/// 16 bytes that says which allocation lives there and whether the driver may touch it now.
/// </summary>
/// <remarks>
/// A shadow word holds the generation of its allocation, plus <see cref="LockedBit"/> while the object belongs to
/// somebody else than the driver, <see cref="MappedBit"/> while it is mapped for the device to read, and
/// <see cref="FreedBit"/> once it is free. A handle is good exactly if its generation equals the shadow word, for
/// reads with or without MappedBit; everything else takes the slow path, which knows whose turn it is.
/// </remarks>
public abstract unsafe class SimulatedMemory
{
    /// <summary>Bytes that share one shadow word.</summary>
    public const int GranuleBytes = 16;

    /// <summary>Set in a shadow word while the driver does not own the object.</summary>
    protected internal const uint LockedBit = 0x8000_0000;

    /// <summary>Set in a shadow word after the object was freed.</summary>
    protected internal const uint FreedBit = 0x4000_0000;

    /// <summary>Set in a shadow word while the device may read the bytes: a write of the driver is seen.</summary>
    protected internal const uint MappedBit = 0x2000_0000;

    /// <summary>The part of a shadow word that names the allocation.</summary>
    protected internal const uint GenerationMask = 0x1FFF_FFFF;

    /// <summary>A generation that no allocation ever has: the handle of a wild pointer.</summary>
    protected internal const uint NoGeneration = GenerationMask;

    private readonly byte* _bytes;
    private readonly uint* _shadow;
    private readonly uint _sizeBytes;

    /// <summary>Binds the handles to storage that the machine owns and keeps alive.</summary>
    protected SimulatedMemory(byte* bytes, uint* shadow, uint sizeBytes)
    {
        _bytes = bytes;
        _shadow = shadow;
        _sizeBytes = sizeBytes;
    }

    /// <summary>Size of the memory in bytes.</summary>
    public uint SizeBytes => _sizeBytes;

    /// <summary>First byte of the storage. For the machine and the host only.</summary>
    protected internal byte* Bytes => _bytes;

    /// <summary>First shadow word. For the machine and the host only.</summary>
    protected internal uint* Shadow => _shadow;

    /// <summary>
    /// Decides on an access that the fast path refused: reports it and says what the access may do.
    /// </summary>
    protected abstract AccessOutcome OnIrregularAccess(
        uint offset, uint generation, uint accessOffset, uint lengthBytes, bool isWrite);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Load<T>(uint offset, uint generation, uint field)
        where T : unmanaged
        => _shadow[offset >> 4] == generation
            ? Unsafe.ReadUnaligned<T>(_bytes + offset + field)
            : LoadSlow<T>(offset, generation, field);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Store<T>(uint offset, uint generation, uint field, T value)
        where T : unmanaged
    {
        if (_shadow[offset >> 4] == generation)
        {
            Unsafe.WriteUnaligned(_bytes + offset + field, value);
            return;
        }

        StoreSlow(offset, generation, field, value);
    }

    internal ulong AddressOf(uint offset) => (ulong)(_bytes + offset);

    /// <summary>True if the address lies inside the simulated memory.</summary>
    internal bool Contains(ulong address) => address - (ulong)_bytes < _sizeBytes;

    /// <summary>
    /// The handle of what lives at an address now; a wild address gives a handle that is never good.
    /// </summary>
    internal ObjectReference At(ulong address)
    {
        if (address == 0)
        {
            return default;
        }

        if (!Contains(address))
        {
            return new ObjectReference(this, 0, NoGeneration);
        }

        uint offset = (uint)(address - (ulong)_bytes);
        uint word = _shadow[offset >> 4];
        return new ObjectReference(this, offset, word == 0 ? NoGeneration : word & GenerationMask);
    }

    /// <summary>
    /// The storage of a range that the driver accesses, or null if the access must not happen. Checks every granule.
    /// </summary>
    internal byte* Range(uint offset, uint generation, uint lengthBytes, bool isWrite)
    {
        if (lengthBytes == 0)
        {
            return _bytes + offset;
        }

        ulong end = (ulong)offset + lengthBytes;
        uint ignored = isWrite ? 0 : MappedBit;
        if (end <= _sizeBytes)
        {
            uint last = (uint)((end - 1) >> 4);
            uint granule = offset >> 4;
            while (granule <= last && (_shadow[granule] & ~ignored) == generation)
            {
                granule++;
            }

            if (granule > last)
            {
                return _bytes + offset;
            }
        }

        AccessOutcome outcome = OnIrregularAccess(offset, generation, offset, lengthBytes, isWrite);
        return outcome == AccessOutcome.Perform && end <= _sizeBytes ? _bytes + offset : null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T LoadSlow<T>(uint offset, uint generation, uint field)
        where T : unmanaged
    {
        if ((_shadow[offset >> 4] & ~MappedBit) == generation)
        {
            return Unsafe.ReadUnaligned<T>(_bytes + offset + field);
        }

        AccessOutcome outcome = OnIrregularAccess(offset, generation, offset + field, (uint)sizeof(T), isWrite: false);
        if (outcome == AccessOutcome.Perform)
        {
            return Unsafe.ReadUnaligned<T>(_bytes + offset + field);
        }

        T poison = default;
        Unsafe.InitBlockUnaligned(&poison, outcome == AccessOutcome.Poison ? (byte)0xDD : (byte)0, (uint)sizeof(T));
        return poison;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StoreSlow<T>(uint offset, uint generation, uint field, T value)
        where T : unmanaged
    {
        AccessOutcome outcome = OnIrregularAccess(offset, generation, offset + field, (uint)sizeof(T), isWrite: true);
        if (outcome == AccessOutcome.Perform)
        {
            Unsafe.WriteUnaligned(_bytes + offset + field, value);
        }
    }
}
