namespace NdisConformance.Machine;

/// <summary>The device's own view of memory.</summary>
public sealed class Iommu : IDisposable
{
    public Iommu(MachineMemory memory)
    {
    }

    public IIommuObserver? Observer { get; set; }

    public int MappedPages { get; private set; }

    public ulong Map(
        uint memoryOffset, uint lengthBytes, DmaDirection direction, ulong owner, uint ownerOffset, bool above4GiB)
        => throw new HarnessDefectException("not built yet");

    public void Unmap(ulong logicalAddress, uint lengthBytes) => throw new HarnessDefectException("not built yet");

    public bool DmaRead(ulong logicalAddress, Span<byte> destination)
        => throw new HarnessDefectException("not built yet");

    public bool DmaWrite(ulong logicalAddress, ReadOnlySpan<byte> source)
        => throw new HarnessDefectException("not built yet");

    public bool TryTranslate(ulong logicalAddress, out ulong owner, out uint ownerOffset)
        => throw new HarnessDefectException("not built yet");

    public void Dispose()
    {
    }

    internal void Reset()
    {
    }
}
