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
    private const uint HalfOfLow = 0x8000_0000;

    private void* _allocation;

    public NativeBuffer(nuint lengthBytes)
        : this(lengthBytes, 0)
    {
    }

    private NativeBuffer(nuint lengthBytes, nuint spareBytes)
    {
        const nuint page = MachineMemory.PageBytes;
        nuint length = lengthBytes < LengthWorthMapping ? lengthBytes : nuint.Max(lengthBytes, LengthThatIsMapped);
        _allocation = NativeMemory.AllocZeroed(length + spareBytes + page);
        First = (byte*)RoundUp((nuint)_allocation, page);
    }

    public byte* First { get; private set; }

    /// <summary>
    /// A buffer the low halves of whose addresses all lie above 2 GiB, if the system has one: no logical address lies
    /// there, nor the low half of a physical one.
    /// </summary>
    public static NativeBuffer WithHighLowHalf(nuint lengthBytes)
    {
        NativeBuffer plain = new(lengthBytes);
        if (lengthBytes < LengthWorthMapping || plain.LiesHigh(lengthBytes))
        {
            return plain;
        }

        NativeBuffer wide;
        try
        {
            wide = new NativeBuffer(lengthBytes, HalfOfLow + lengthBytes);
        }
        catch (OutOfMemoryException)
        {
            // So much address space cannot be had; what is asked for above is a convenience.
            return plain;
        }

        plain.Dispose();
        if (!wide.LiesHigh(lengthBytes))
        {
            nuint half = RoundUp((nuint)wide.First, HalfOfLow);
            wide.First = (byte*)(half / HalfOfLow % 2 == 0 ? half + HalfOfLow : half);
        }

        return wide;
    }

    private static nuint RoundUp(nuint address, nuint multiple) => (address + multiple - 1) / multiple * multiple;

    private bool LiesHigh(nuint lengthBytes)
        => (uint)(nuint)First > int.MaxValue && (uint)((nuint)First + lengthBytes) > int.MaxValue;

    public void Dispose()
    {
        NativeMemory.Free(_allocation);
        _allocation = null;
    }
}
