using System.Runtime.InteropServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>Writes a list, and sees whether the driver wrote into it: SGDMA-LIST-012. One per machine.</summary>
internal sealed class ListContent(
    MachineMemory memory,
    DmaMapper mapper,
    HostDuties duties,
    MemoryObjects objects,
    HostTrace trace,
    ListRecords records)
{
    private const int WordBytes = sizeof(ulong);
    private const int HeadWords = (int)ScatterGatherListLayout.HeadBytes / WordBytes;
    private const int ElementWords = (int)ScatterGatherListLayout.ElementBytes / WordBytes;

    /// <summary>Writes the list where it will be handed over.</summary>
    public void WriteList(in MappingRecord mapping, int slot)
    {
        Span<byte> bytes = memory.Span(mapping.ListOffset, mapping.ListBytes);
        MappedLists.Write(bytes, mapper.Runs(slot));
        duties.OnListWritten(bytes);
    }

    /// <summary>States what differs in a list that comes back from what was handed over.</summary>
    public void CheckUnchanged(in MappingRecord mapping, int slot)
    {
        if (mapping.Storage == ListStorage.Caller && !objects.IsAlive(mapping.BufferGeneration))
        {
            return;
        }

        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(
            memory.Span(mapping.ListOffset, mapping.ListBytes));
        ReadOnlySpan<MappedRun> runs = mapper.Runs(slot);
        ulong changed = (words[0] ^ (uint)runs.Length) | words[1];
        ReadOnlySpan<ulong> rest = words[HeadWords..];
        foreach (ref readonly MappedRun run in runs)
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
        ReadOnlySpan<MappedRun> runs = mapper.Runs(slot);
        bool isReservedStated = false;
        bool isOtherStated = false;
        for (int i = 0; i < words.Length; i++)
        {
            int member = i < HeadWords ? i + 1 : (i - HeadWords) % ElementWords;
            bool isReserved = member == ElementWords - 1;
            ref bool isStated = ref isReserved ? ref isReservedStated : ref isOtherStated;
            if (!isStated && words[i] != WordOf(runs, i))
            {
                isStated = true;
                trace.StaleAccess(
                    mapping.Id, StaleReason.ListReadOnly, (ulong)(i * WordBytes), true, WordBytes, ObjectKind.Sg);
            }
        }
    }

    private static ulong WordOf(ReadOnlySpan<MappedRun> runs, int word)
    {
        if (word < HeadWords)
        {
            return word == 0 ? (uint)runs.Length : 0;
        }

        ref readonly MappedRun run = ref runs[(word - HeadWords) / ElementWords];
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
        for (int i = 0; i < records.Used; i++)
        {
            ref MappingRecord other = ref records[i];
            if (i != slot && Overlaps(other.BufferOffset, other.BufferBytes, mapping))
            {
                return true;
            }
        }

        uint since = records.FreedCount - mapping.FreedBefore;
        for (uint i = Math.Min(since, ListRecords.RememberedFreedLists); i > 0; i--)
        {
            FreedList freed = records.Freed(records.FreedCount - i);
            if (Overlaps(freed.BufferOffset, freed.BufferBytes, mapping))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Overlaps(uint start, uint bytes, in MappingRecord mapping)
        => MemoryObjects.Overlaps(start, bytes, mapping.ListOffset, mapping.ListBytes);
}
