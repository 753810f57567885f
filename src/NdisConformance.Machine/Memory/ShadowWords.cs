using System.Numerics;
using System.Runtime.InteropServices;
using NdisConformance.Contract;

namespace NdisConformance.Machine;

/// <summary>What is done to many shadow words at once.</summary>
internal static class ShadowWords
{
    /// <summary>A granule behind a block: it never matches a handle and names no block.</summary>
    public const uint Redzone = MachineMemory.FreedBit | MachineMemory.NoGeneration;

    /// <summary>Sets or clears the lock of the words that belong to live blocks.</summary>
    public static void SetLocked(Span<uint> words, bool isLocked)
    {
        Span<Vector<uint>> vectors = MemoryMarshal.Cast<uint, Vector<uint>>(words);
        Vector<uint> locked = new(MachineMemory.LockedBit);
        Vector<uint> freed = new(MachineMemory.FreedBit);
        foreach (ref Vector<uint> vector in vectors)
        {
            Vector<uint> live = Vector.AndNot(
                Vector.Equals(vector & freed, Vector<uint>.Zero), Vector.Equals(vector, Vector<uint>.Zero));
            Vector<uint> flipped = isLocked ? vector | locked : Vector.AndNot(vector, locked);
            vector = Vector.ConditionalSelect(live, flipped, vector);
        }

        foreach (ref uint word in words[(vectors.Length * Vector<uint>.Count)..])
        {
            if (word != 0 && (word & MachineMemory.FreedBit) == 0)
            {
                word = isLocked ? word | MachineMemory.LockedBit : word & ~MachineMemory.LockedBit;
            }
        }
    }
}
