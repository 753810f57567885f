using NdisConformance.Contract;

namespace NdisConformance.Machine;

public sealed unsafe partial class MachineMemory
{
    /// <inheritdoc/>
    protected override AccessOutcome OnIrregularAccess(
        uint offset, uint generation, uint accessOffset, uint lengthBytes, bool isWrite)
    {
        IrregularAccess access = Describe(offset, generation, accessOffset, lengthBytes, isWrite);
        AccessOutcome outcome = IrregularAccessHandler is { } handler
            ? handler.OnIrregularAccess(access)
            : access.IsFreed ? AccessOutcome.Poison : AccessOutcome.Suppress;

        // Whatever was decided, nothing outside the arena is touched, and no byte that still counts as never used is
        // written. An offset that wrapped around is smaller than the handle's.
        uint limit = isWrite ? _storage.HighestTop : SizeBytes;
        bool isInside = accessOffset >= offset && (ulong)accessOffset + lengthBytes <= limit;
        return outcome == AccessOutcome.Perform && !isInside ? AccessOutcome.Suppress : outcome;
    }

    private IrregularAccess Describe(
        uint offset, uint generation, uint accessOffset, uint lengthBytes, bool isWrite)
    {
        uint place = FindPlace(offset, generation, accessOffset, lengthBytes);
        bool hasBlock = TryFindBlock(place, out MemoryBlock block);
        bool isWild = generation is 0 or NoGeneration;
        bool isLive = !isWild && TryFindGeneration(generation, out MemoryBlock own) && !own.IsFree;
        uint word = WordAt(place) & ~MappedBit;
        bool isLocked = isLive && word == (generation | LockedBit);
        bool isMapped = isLive && word == generation;
        return new IrregularAccess
        {
            Offset = offset,
            AccessOffset = accessOffset,
            Length = lengthBytes,
            IsWrite = isWrite,
            HandleGeneration = generation,
            PlaceOffset = place,
            HasBlock = hasBlock,
            Block = block,
            IsLocked = isLocked,
            IsFreed = !isWild && !isLive,
            IsMapped = isMapped,
            IsOutOfBlock = isLive && !isLocked && !isMapped,
            IsWild = isWild,
        };
    }

    // A block may be locked in part: the bytes accessed may be good where the handle's own granule is not. That bytes
    // are mapped counts only where nothing else is wrong.
    private uint FindPlace(uint offset, uint generation, uint accessOffset, uint lengthBytes)
    {
        ulong end = Math.Min((ulong)accessOffset + lengthBytes, SizeBytes);
        for (ulong at = accessOffset; at < end; at = (at & ~(GranuleBytes - 1UL)) + GranuleBytes)
        {
            if ((WordAt((uint)at) & ~MappedBit) != generation)
            {
                return (uint)at;
            }
        }

        return offset;
    }
}
