using System.Runtime.InteropServices;
using NdisConformance.Contract;

namespace NdisConformance.Host.Kernel;

/// <summary>Lists of mapped elements as a driver reads them.</summary>
internal static class MappedLists
{
    private const int WordBytes = sizeof(ulong);
    private const int HeadWords = (int)ScatterGatherListLayout.HeadBytes / WordBytes;
    private const int ElementWords = (int)ScatterGatherListLayout.ElementBytes / WordBytes;

    /// <summary>The bytes of a list with so many elements.</summary>
    public static uint BytesOf(int elements)
        => ScatterGatherListLayout.HeadBytes + (ScatterGatherListLayout.ElementBytes * (uint)elements);

    /// <summary>Writes a SCATTER_GATHER_LIST.</summary>
    public static void Write(Span<byte> list, ReadOnlySpan<MappedRun> runs)
    {
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(list);
        words[0] = (uint)runs.Length;
        words[1] = 0;
        words = words[HeadWords..];
        foreach (ref readonly MappedRun run in runs)
        {
            words[0] = run.Address;
            words[1] = run.Length;
            words[2] = 0;
            words = words[ElementWords..];
        }
    }
}
