using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using NdisConformance.Contract;

namespace NdisConformance.Machine;

/// <summary>
/// The memory of the simulated PC: one arena of which nothing is touched before it is used, a shadow word for each
/// granule, and for each block a record that any of its granules finds.
/// </summary>
/// <remarks>
/// The first and the last page are never given out, so that neither offset 0 nor a structure read through a handle to
/// a smaller block runs outside. Behind every block stands at least one granule that belongs to nobody.
/// </remarks>
public sealed unsafe partial class MachineMemory : SimulatedMemory, IDisposable
{
    public const int PageBytes = MemorySizes.Page;

    /// <summary>Fills a block that was just allocated: memory that nobody wrote.</summary>
    public const byte UninitializedPattern = 0xCC;

    /// <summary>Fills a block that was freed.</summary>
    public const byte FreedPattern = 0xDD;

    /// <summary>Stands in the bytes right behind a block, down to the first granule that is not its own.</summary>
    public const byte GuardPattern = 0xFD;

    private readonly NativeBuffer _bytesBuffer;
    private readonly NativeBuffer _shadowBuffer;
    private readonly BlockRecords _records = new();
    private readonly Storage _storage;
    private readonly PageFrames _frames;
    private readonly bool _poison;

    public MachineMemory(MachineMemoryOptions options)
        : this(
            options,
            NativeBuffer.WithOwnLowHalf(CheckedSize(options.SizeBytes)),
            new NativeBuffer((nuint)options.SizeBytes / GranuleBytes * sizeof(uint)))
    {
    }

    private MachineMemory(MachineMemoryOptions options, NativeBuffer bytes, NativeBuffer shadow)
        : base(bytes.First, (uint*)shadow.First, options.SizeBytes)
    {
        _bytesBuffer = bytes;
        _shadowBuffer = shadow;
        _poison = options.Poison;
        _storage = new Storage(_records, PageBytes, SizeBytes - PageBytes, options.QuarantineBytes);
        _frames = new PageFrames(SizeBytes / PageBytes);
    }

    /// <summary>
    /// Who decides on irregular accesses. Without one, freed memory reads as poison, all else as zeros.
    /// </summary>
    public IIrregularAccessHandler? IrregularAccessHandler { get; set; }

    /// <summary>How many blocks are allocated.</summary>
    public long LiveBlocks { get; private set; }

    /// <summary>The sum of the lengths of the blocks that are allocated.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Allocates a block of uninitialised bytes. 0 if no memory is left.</summary>
    /// <param name="lengthBytes">Its length; 0 gives a block that may not be touched behind its first granule.</param>
    /// <param name="tag">Anything; found again with the block.</param>
    /// <param name="alignmentBytes">A power of two of at most 1 MiB.</param>
    public uint Allocate(uint lengthBytes, ulong tag, uint alignmentBytes = GranuleBytes)
    {
        if (!TryAllocate(lengthBytes, tag, alignmentBytes, out uint start))
        {
            return 0;
        }

        if (_poison)
        {
            new Span<byte>(Bytes + start, (int)lengthBytes).Fill(UninitializedPattern);
        }

        _storage.MarkUsed();
        return start;
    }

    /// <summary>As <see cref="Allocate"/>, with bytes of zero.</summary>
    public uint AllocateZeroed(uint lengthBytes, ulong tag, uint alignmentBytes = GranuleBytes)
    {
        if (!TryAllocate(lengthBytes, tag, alignmentBytes, out uint start))
        {
            return 0;
        }

        // What was never used is zero already; clearing it would only make the system provide its pages.
        if (start < _storage.HighestTop)
        {
            new Span<byte>(Bytes + start, (int)lengthBytes).Clear();
        }

        _storage.MarkUsed();
        return start;
    }

    /// <summary>Frees the live block that starts here.</summary>
    public void Free(uint offset)
    {
        ref BlockRecord record = ref LiveRecordAt(offset);
        ShadowOf(offset, record.Granules).Fill(record.Generation | FreedBit);
        if (_poison)
        {
            new Span<byte>(Bytes + offset, (int)record.Length).Fill(FreedPattern);
        }

        if (record.IsContiguous)
        {
            // Only the pages that were the block's alone: on the others live blocks keep their addresses.
            _frames.ScatterAgain(
                (offset + PageBytes - 1) / PageBytes, (offset + Storage.BytesOf(record)) / PageBytes);
        }

        record.IsFree = true;
        LiveBlocks--;
        AllocatedBytes -= record.Length;
        _storage.GiveBack(ref record);
    }

    /// <summary>The block that a byte lies in, live or freed and not given out again.</summary>
    public bool TryFindBlock(uint offset, out MemoryBlock block)
    {
        uint generation = WordAt(offset) & GenerationMask;
        if (_records.Contains(generation))
        {
            ref BlockRecord record = ref _records[generation];
            if (offset - record.Start < record.Granules * GranuleBytes)
            {
                block = record.ToBlock();
                return true;
            }
        }

        block = default;
        return false;
    }

    /// <summary>The live block that an address as a driver sees it lies in, and the offset of the address.</summary>
    public bool TryFindLiveBlock(ulong address, out MemoryBlock block, out uint offset)
    {
        offset = Contains(address) ? (uint)(address - (ulong)Bytes) : 0;
        return TryFindBlock(offset, out block) && !block.IsFree;
    }

    /// <summary>The block of a generation, live or freed and not given out again.</summary>
    public bool TryFindGeneration(uint generation, out MemoryBlock block)
    {
        bool found = _records.Contains(generation);
        block = found ? _records[generation].ToBlock() : default;
        return found;
    }

    /// <summary>Writes another tag on the live block that starts here.</summary>
    public void SetTag(uint start, ulong tag) => LiveRecordAt(start).Tag = tag;

    /// <summary>How far behind the block that starts here the first byte was written; -1 if none was.</summary>
    public int FirstDamageBehind(uint start)
    {
        ref BlockRecord record = ref LiveRecordAt(start);
        return GuardOf(record).IndexOfAnyExcept(GuardPattern);
    }

    /// <summary>
    /// Takes every granule that the range touches away from the driver; what is no live block is left.
    /// </summary>
    public void Lock(uint offset, uint lengthBytes) => SetBit(offset, lengthBytes, LockedBit, isSet: true);

    /// <summary>Gives every granule that the range touches to the driver.</summary>
    public void Unlock(uint offset, uint lengthBytes) => SetBit(offset, lengthBytes, LockedBit, isSet: false);

    /// <summary>
    /// Makes a write of the driver to any granule that the range touches irregular, or regular again; what is no live
    /// block is left.
    /// </summary>
    public void SetMapped(uint offset, uint lengthBytes, bool isMapped)
        => SetBit(offset, lengthBytes, MappedBit, isMapped);

    /// <summary>True if the driver does not own the byte.</summary>
    public bool IsLocked(uint offset) => (WordAt(offset) & LockedBit) != 0;

    /// <summary>What a handle to the byte must carry; a generation that is never good where no block is.</summary>
    public uint GenerationAt(uint offset)
    {
        uint word = WordAt(offset);
        return word == 0 ? NoGeneration : word & GenerationMask;
    }

    /// <summary>Bytes of the arena, whoever owns them: for the host and the device.</summary>
    public Span<byte> Span(uint offset, uint lengthBytes)
    {
        CheckInside(offset, lengthBytes);
        return new Span<byte>(Bytes + offset, (int)lengthBytes);
    }

    /// <summary>Reads a value, whoever owns it.</summary>
    public T Read<T>(uint offset)
        where T : unmanaged
    {
        CheckInside(offset, (uint)sizeof(T));
        return Unsafe.ReadUnaligned<T>(Bytes + offset);
    }

    /// <summary>Writes a value, whoever owns it.</summary>
    public void Write<T>(uint offset, T value)
        where T : unmanaged
    {
        CheckInside(offset, (uint)sizeof(T));
        Unsafe.WriteUnaligned(Bytes + offset, value);
    }

    /// <summary>The physical address of a byte.</summary>
    public ulong PhysicalAddressOf(uint offset)
    {
        CheckInside(offset, 1);
        return _frames.AddressOf(offset / PageBytes) + (offset % PageBytes);
    }

    /// <summary>True if the page after this one follows it in physical memory, too.</summary>
    public bool PhysicallyAdjacent(uint pageIndex) => _frames.AreAdjacent(pageIndex);

    /// <summary>
    /// Gives the pages of a range inside a live block adjacent frames, until the block is freed. Their physical
    /// addresses change: do it before anybody asks for them.
    /// </summary>
    public void MakeContiguous(uint offset, uint lengthBytes)
    {
        CheckInside(offset, lengthBytes);
        if (lengthBytes == 0 || !TryFindBlock(offset, out MemoryBlock block) || block.IsFree)
        {
            throw new HarnessDefectException("memory that is not allocated was to be made contiguous");
        }

        _records[block.Generation].IsContiguous = true;
        _frames.MakeContiguous(offset / PageBytes, (offset + lengthBytes - 1) / PageBytes);
    }

    /// <summary>True if the address lies where this machine's physical memory is.</summary>
    public bool IsPhysicalAddress(ulong address) => _frames.Contains(address);

    /// <summary>The byte that a physical or virtual address names; 0 where a physical one names none.</summary>
    internal bool TryFindHostAddress(ulong address, out bool isVirtual, out uint offset)
    {
        isVirtual = Contains(address);
        offset = isVirtual ? (uint)(address - (ulong)Bytes) : _frames.OffsetOf(address);
        return isVirtual || _frames.Contains(address);
    }

    /// <summary>
    /// As <see cref="TryFindHostAddress"/>, for an address that lost its upper half. Only bytes of a live block count:
    /// other small numbers are no addresses of ours.
    /// </summary>
    internal bool TryFindHalfOfHostAddress(ulong address, out bool isVirtual, out uint offset)
    {
        offset = address > uint.MaxValue ? 0 : _frames.OffsetOf(PageFrames.WholeOf((uint)address));
        isVirtual = !IsLive(offset);
        if (isVirtual)
        {
            offset = address > uint.MaxValue ? 0 : (uint)address - (uint)(ulong)Bytes;
        }

        bool isFound = IsLive(offset);
        offset = isFound ? offset : 0;
        return isFound;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bytesBuffer.Dispose();
        _shadowBuffer.Dispose();
    }

    /// <summary>Frees everything at once and forgets it; clears the shadow of what was used and nothing else.</summary>
    internal void Reset()
    {
        ShadowOf(PageBytes, (_storage.Top - PageBytes) / GranuleBytes).Clear();
        _records.Reset();
        _storage.Reset();
        _frames.Reset();
        LiveBlocks = 0;
        AllocatedBytes = 0;
    }

    private static nuint CheckedSize(uint sizeBytes)
    {
        if (sizeBytes % PageBytes != 0 || sizeBytes < 3 * PageBytes || sizeBytes > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(sizeBytes), "The memory has whole pages, at least 3, and less than 2 GiB.");
        }

        return sizeBytes;
    }

    private bool TryAllocate(uint lengthBytes, ulong tag, uint alignmentBytes, out uint start)
    {
        int alignmentLog = Math.Max(BitOperations.Log2(alignmentBytes), Storage.LowestAlignmentLog);
        if (!BitOperations.IsPow2(alignmentBytes) || alignmentLog > Storage.HighestAlignmentLog)
        {
            throw new HarnessDefectException("memory was asked for with an alignment that there is not");
        }

        start = 0;
        uint granules = SizeClasses.GranulesOf(lengthBytes);
        if (lengthBytes >= SizeBytes || !_storage.TryTake(granules + 1, alignmentLog, out uint generation))
        {
            return false;
        }

        ref BlockRecord record = ref _records[generation];
        record.Length = lengthBytes;
        record.Tag = tag;
        start = record.Start;
        Span<uint> shadow = ShadowOf(start, SizeClasses.GranulesOfClass(record.SizeClass));
        shadow[..(int)granules].Fill(generation);
        shadow[(int)granules..].Fill(ShadowWords.Redzone);
        GuardOf(record).Fill(GuardPattern);
        LiveBlocks++;
        AllocatedBytes += lengthBytes;
        return true;
    }

    private ref BlockRecord LiveRecordAt(uint start)
    {
        uint word = WordAt(start);
        uint generation = word & GenerationMask;
        if ((word & FreedBit) != 0 || !_records.Contains(generation) || _records[generation].Start != start)
        {
            ThrowNoBlock();
        }

        return ref _records[generation];
    }

    private Span<byte> GuardOf(in BlockRecord record)
    {
        uint endOfGuard = (record.Granules + 1) * GranuleBytes;
        return new Span<byte>(Bytes + record.Start + record.Length, (int)(endOfGuard - record.Length));
    }

    private void SetBit(uint offset, uint lengthBytes, uint bit, bool isSet)
    {
        CheckInside(offset, lengthBytes);
        if (lengthBytes != 0)
        {
            uint granules = ((offset + lengthBytes - 1) / GranuleBytes) - (offset / GranuleBytes) + 1;
            ShadowWords.SetBit(ShadowOf(offset, granules), bit, isSet);
        }
    }

    private Span<uint> ShadowOf(uint offset, uint granules)
        => new(Shadow + (offset / GranuleBytes), (int)granules);

    private bool IsLive(uint offset) => TryFindBlock(offset, out MemoryBlock block) && !block.IsFree;

    private uint WordAt(uint offset) => offset < SizeBytes ? Shadow[offset / GranuleBytes] : 0;

    private void CheckInside(uint offset, uint lengthBytes)
    {
        if ((ulong)offset + lengthBytes > SizeBytes)
        {
            ThrowOutside();
        }
    }

    [DoesNotReturn]
    private static void ThrowOutside()
        => throw new HarnessDefectException("the harness reached outside the memory of its machine");

    [DoesNotReturn]
    private static void ThrowNoBlock()
        => throw new HarnessDefectException("no live block starts where the harness says that one does");
}
