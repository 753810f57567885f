using System.Numerics;
using NdisConformance.Contract;

namespace NdisConformance.Machine;

/// <summary>
/// The sizes that storage comes in, in granules: each one up to 16, then eight to a doubling, so that what is freed
/// fits exactly what is asked for later and an eighth at most is wasted.
/// </summary>
internal static class SizeClasses
{
    /// <summary>How many classes there are; enough for 4 GiB.</summary>
    public const int Count = 208;

    /// <summary>How many granules the bytes of a block take; at least one.</summary>
    public static uint GranulesOf(uint lengthBytes)
        => lengthBytes == 0 ? 1 : ((lengthBytes - 1) / SimulatedMemory.GranuleBytes) + 1;

    /// <summary>The smallest class of at least so many granules.</summary>
    public static int ClassOf(uint granules)
    {
        uint below = granules - 1;
        int shift = Math.Max(0, BitOperations.Log2(below) - 3);
        return (8 * shift) + (int)(below >> shift);
    }

    /// <summary>How many granules a class has.</summary>
    public static uint GranulesOfClass(int sizeClass)
    {
        int shift = Math.Max(0, (sizeClass / 8) - 1);
        return (uint)(sizeClass - (8 * shift) + 1) << shift;
    }
}
