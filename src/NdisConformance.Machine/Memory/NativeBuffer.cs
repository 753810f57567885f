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

    // Below it lie the logical addresses, those above 4 GiB by their low halves, and the low halves of physical ones.
    private const uint FirstOwnHalf = 0xC000_0000;
    private const ulong Halves = 0x1_0000_0000;

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
    /// A buffer whose addresses, if the system has so much address space, have low halves that no logical and no
    /// physical address has.
    /// </summary>
    public static NativeBuffer WithOwnLowHalf(nuint lengthBytes)
    {
        NativeBuffer plain = new(lengthBytes);
        if (lengthBytes is < LengthWorthMapping or > (uint)(Halves - FirstOwnHalf) || plain.HasOwnHalf(lengthBytes))
        {
            return plain;
        }

        NativeBuffer wide;
        try
        {
            wide = new NativeBuffer(lengthBytes, unchecked((nuint)Halves));
        }
        catch (OutOfMemoryException)
        {
            // So much address space cannot be had; what is asked for above is a convenience.
            return plain;
        }

        plain.Dispose();
        if (!wide.HasOwnHalf(lengthBytes))
        {
            ulong first = (ulong)wide.First;
            ulong own = first - (uint)first + FirstOwnHalf;
            wide.First = (byte*)(own < first ? own + Halves : own);
        }

        return wide;
    }

    private static nuint RoundUp(nuint address, nuint multiple) => (address + multiple - 1) / multiple * multiple;

    private bool HasOwnHalf(nuint lengthBytes)
        => (uint)(ulong)First >= FirstOwnHalf && (uint)(ulong)First + (ulong)lengthBytes <= Halves;

    public void Dispose()
    {
        NativeMemory.Free(_allocation);
        _allocation = null;
    }
}
