using System.Numerics;
using System.Runtime.InteropServices;
using NdisConformance.Contract;

namespace NdisConformance.Machine;

/// <summary>What is done to many shadow words at once.</summary>
internal static class ShadowWords
{
    /// <summary>A granule behind a block: it never matches a handle and names no block.</summary>
    public const uint Redzone = MachineMemory.FreedBit | MachineMemory.NoGeneration;

    /// <summary>Sets or clears a bit in the words that belong to live blocks.</summary>
    public static void SetBit(Span<uint> words, uint bit, bool isSet)
    {
        Span<Vector<uint>> vectors = MemoryMarshal.Cast<uint, Vector<uint>>(words);
        Vector<uint> bits = new(bit);
        Vector<uint> freed = new(MachineMemory.FreedBit);
        foreach (ref Vector<uint> vector in vectors)
        {
            Vector<uint> live = Vector.AndNot(
                Vector.Equals(vector & freed, Vector<uint>.Zero), Vector.Equals(vector, Vector<uint>.Zero));
            Vector<uint> flipped = isSet ? vector | bits : Vector.AndNot(vector, bits);
            vector = Vector.ConditionalSelect(live, flipped, vector);
        }

        foreach (ref uint word in words[(vectors.Length * Vector<uint>.Count)..])
        {
            if (word != 0 && (word & MachineMemory.FreedBit) == 0)
            {
                word = isSet ? word | bit : word & ~bit;
            }
        }
    }
}
