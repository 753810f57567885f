using System.Runtime.InteropServices;

namespace NdisConformance.Machine;

/// <summary>
/// Zeroed memory outside the garbage collector, beginning at a page. The system gives the pages of a large one when
/// they are touched for the first time, so what is not used costs neither time nor memory.
/// </summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private void* _allocation;

    public NativeBuffer(nuint lengthBytes)
    {
        const nuint page = MachineMemory.PageBytes;
        _allocation = NativeMemory.AllocZeroed(lengthBytes + page);
        First = (byte*)(((nuint)_allocation + page - 1) & ~(page - 1));
    }

    public byte* First { get; }

    public void Dispose()
    {
        NativeMemory.Free(_allocation);
        _allocation = null;
    }
}
