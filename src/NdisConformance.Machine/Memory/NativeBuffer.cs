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
    private const int MaximumTries = 64;

    private void* _allocation;

    public NativeBuffer(nuint lengthBytes)
    {
        const nuint page = MachineMemory.PageBytes;
        nuint length = lengthBytes < LengthWorthMapping ? lengthBytes : nuint.Max(lengthBytes, LengthThatIsMapped);
        _allocation = NativeMemory.AllocZeroed(length + page);
        First = (byte*)(((nuint)_allocation + page - 1) & ~(page - 1));
    }

    public byte* First { get; }

    /// <summary>
    /// A buffer the low halves of whose addresses all lie above 2 GiB, if the system has one: no logical address lies
    /// there, nor the low half of a physical one. The next one lies elsewhere, as long as those before are kept.
    /// </summary>
    public static NativeBuffer WithHighLowHalf(nuint lengthBytes)
    {
        Stack<NativeBuffer> tried = [];
        tried.Push(new NativeBuffer(lengthBytes));
        try
        {
            while (lengthBytes >= LengthWorthMapping && tried.Count < MaximumTries
                && !tried.Peek().LiesHigh(lengthBytes))
            {
                tried.Push(new NativeBuffer(lengthBytes));
            }
        }
        catch (OutOfMemoryException)
        {
            // The system has no such place to give; the newest one serves as well.
        }

        NativeBuffer found = tried.Pop();
        while (tried.TryPop(out NativeBuffer? other))
        {
            other.Dispose();
        }

        return found;
    }

    private bool LiesHigh(nuint lengthBytes)
        => (uint)(nuint)First > int.MaxValue && (uint)((nuint)First + lengthBytes) > int.MaxValue;

    public void Dispose()
    {
        NativeMemory.Free(_allocation);
        _allocation = null;
    }
}
