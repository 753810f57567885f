using System.Runtime.InteropServices;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Whether a driver wrote into a list: SGDMA-LIST-012.</content>
public partial class NdisHost
{
    private const int WordBytes = sizeof(ulong);
    private const int HeadWords = (int)ListHeadBytes / WordBytes;
    private const int ElementWords = (int)ElementBytes / WordBytes;

    /// <summary>Writes the list where it will be handed over.</summary>
    private void WriteList(in MappingRecord mapping, int slot)
    {
        Span<byte> bytes = Memory.Span(mapping.ListOffset, mapping.ListBytes);
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        words[0] = (uint)mapping.RunCount;
        words[1] = 0;
        words = words[HeadWords..];
        foreach (ref readonly MappedRun run in _runs[slot].AsSpan(0, mapping.RunCount))
        {
            words[0] = run.Address;
            words[1] = run.Length;
            words[2] = 0;
            words = words[ElementWords..];
        }

        OnListWritten(bytes);
    }

    /// <summary>States what differs in a list that comes back from what was handed over.</summary>
    private void CheckUnchanged(in MappingRecord mapping, int slot)
    {
        if (mapping.Storage == ListStorage.Caller && !IsAlive(mapping.BufferGeneration))
        {
            return;
        }

        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(
            Memory.Span(mapping.ListOffset, mapping.ListBytes));
        ulong changed = (words[0] ^ (uint)mapping.RunCount) | words[1];
        ReadOnlySpan<ulong> rest = words[HeadWords..];
        foreach (ref readonly MappedRun run in _runs[slot].AsSpan(0, mapping.RunCount))
        {
            changed |= (rest[0] ^ run.Address) | (rest[1] ^ run.Length) | rest[2];
            rest = rest[ElementWords..];
        }

        if (changed != 0 && !IsOverwritten(mapping, slot))
        {
            StateChanges(mapping, slot, words);
        }
    }

    /// <summary>The first reserved member that was written, and the first other one: their weight differs.</summary>
    private void StateChanges(in MappingRecord mapping, int slot, ReadOnlySpan<ulong> words)
    {
        bool isReservedStated = false;
        bool isOtherStated = false;
        for (int i = 0; i < words.Length; i++)
        {
            int member = i < HeadWords ? i + 1 : (i - HeadWords) % ElementWords;
            bool isReserved = member == ElementWords - 1;
            ref bool isStated = ref isReserved ? ref isReservedStated : ref isOtherStated;
            if (!isStated && words[i] != WordOf(mapping, slot, i))
            {
                isStated = true;
                Fact(
                    TraceName.StaleAccess,
                    mapping.Id.Packed,
                    (ulong)StaleReason.ListReadOnly,
                    (ulong)(i * WordBytes),
                    1,
                    WordBytes);
            }
        }
    }

    private ulong WordOf(in MappingRecord mapping, int slot, int word)
    {
        if (word < HeadWords)
        {
            return word == 0 ? (uint)mapping.RunCount : 0;
        }

        ref MappedRun run = ref _runs[slot]![(word - HeadWords) / ElementWords];
        return ((word - HeadWords) % ElementWords) switch
        {
            0 => run.Address,
            1 => run.Length,
            _ => 0,
        };
    }

    /// <summary>
    /// True if the driver gave the storage of a list away a second time: then it was not the driver that wrote there.
    /// </summary>
    private bool IsOverwritten(in MappingRecord mapping, int slot)
    {
        for (int i = 0; i < _mappings.Used; i++)
        {
            ref MappingRecord other = ref _mappings[i];
            if (i != slot && Overlaps(other.BufferOffset, other.BufferBytes, mapping.ListOffset, mapping.ListBytes))
            {
                return true;
            }
        }

        uint since = _freedCount - mapping.FreedBefore;
        for (uint i = Math.Min(since, RememberedFreedLists); i > 0; i--)
        {
            FreedList freed = _freedLists[(_freedCount - i) % RememberedFreedLists];
            if (Overlaps(freed.BufferOffset, freed.BufferBytes, mapping.ListOffset, mapping.ListBytes))
            {
                return true;
            }
        }

        return false;
    }
}
