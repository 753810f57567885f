using NdisConformance.Contract;

namespace NdisConformance.Machine;

/// <summary>The memory of the simulated PC.</summary>
public sealed unsafe class MachineMemory : SimulatedMemory, IDisposable
{
    public const int PageBytes = 4096;

    public MachineMemory(MachineMemoryOptions options)
        : base(null, null, options.SizeBytes)
    {
    }

    public IIrregularAccessHandler? IrregularAccessHandler { get; set; }

    public long LiveBlocks { get; private set; }

    public long AllocatedBytes { get; private set; }

    public uint Allocate(uint lengthBytes, ulong tag, uint alignmentBytes = 16)
        => throw new HarnessDefectException("not built yet");

    public uint AllocateZeroed(uint lengthBytes, ulong tag, uint alignmentBytes = 16)
        => throw new HarnessDefectException("not built yet");

    public void Free(uint offset) => throw new HarnessDefectException("not built yet");

    public bool TryFindBlock(uint offset, out MemoryBlock block) => throw new HarnessDefectException("not built yet");

    public bool TryFindLiveBlock(ulong address, out MemoryBlock block, out uint offset)
        => throw new HarnessDefectException("not built yet");

    public void SetTag(uint start, ulong tag) => throw new HarnessDefectException("not built yet");

    public void Lock(uint offset, uint lengthBytes) => throw new HarnessDefectException("not built yet");

    public void Unlock(uint offset, uint lengthBytes) => throw new HarnessDefectException("not built yet");

    public bool IsLocked(uint offset) => throw new HarnessDefectException("not built yet");

    public uint GenerationAt(uint offset) => throw new HarnessDefectException("not built yet");

    public Span<byte> Span(uint offset, uint lengthBytes) => throw new HarnessDefectException("not built yet");

    public T Read<T>(uint offset)
        where T : unmanaged
        => throw new HarnessDefectException("not built yet");

    public void Write<T>(uint offset, T value)
        where T : unmanaged
        => throw new HarnessDefectException("not built yet");

    public ulong PhysicalAddressOf(uint offset) => throw new HarnessDefectException("not built yet");

    public bool PhysicallyAdjacent(uint pageIndex) => throw new HarnessDefectException("not built yet");

    public void MakeContiguous(uint offset, uint lengthBytes) => throw new HarnessDefectException("not built yet");

    public bool IsPhysicalAddress(ulong address) => throw new HarnessDefectException("not built yet");

    public void Dispose()
    {
    }

    internal void Reset()
    {
    }

    protected override AccessOutcome OnIrregularAccess(
        uint offset, uint generation, uint accessOffset, uint lengthBytes, bool isWrite)
        => AccessOutcome.Suppress;
}
