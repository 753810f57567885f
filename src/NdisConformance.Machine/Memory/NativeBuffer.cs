using System.Runtime.InteropServices;

namespace NdisConformance.Machine;

/// <summary>
/// Zeroed memory outside the garbage collector, beginning at a page. The system gives the pages of a large one when
/// they are touched for the first time, so what is not used costs neither time nor memory.
/// </summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    // The C library of Linux takes what is smaller than 32 MiB from its heap once it has seen such lengths freed, and
    // then clears it by hand; address space alone costs nothing.
    private const nuint LengthThatIsMapped = 33 << 20;
    private const nuint LengthWorthMapping = 1 << 20;

    private void* _allocation;

    public NativeBuffer(nuint lengthBytes)
    {
        const nuint page = MachineMemory.PageBytes;
        nuint length = lengthBytes < LengthWorthMapping ? lengthBytes : nuint.Max(lengthBytes, LengthThatIsMapped);
        _allocation = NativeMemory.AllocZeroed(length + page);
        First = (byte*)(((nuint)_allocation + page - 1) & ~(page - 1));
    }

    public byte* First { get; }

    public void Dispose()
    {
        NativeMemory.Free(_allocation);
        _allocation = null;
    }
}
