using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// The records of the mappings, for <see cref="MappingTracker"/> and <see cref="CompletionTracker"/>.
/// </summary>
[Resets]
internal sealed partial class MappingTable : IMappings
{
    // More buffers than a driver has for its lists: one that takes a new one for each send is not followed.
    private const int MaximumBuffers = 4096;

    public ObjectTable<MappingState> Mappings { get; } = new();

    public ObjectTable<NbMappings> ByNb { get; } = new();

    public ObjectTable<ContextState> ByContext { get; } = new();

    public ObjectTable<int> FromDeviceByNbl { get; } = new();

    TableView<MappingState> IMappings.Mappings => Mappings;

    TableView<NbMappings> IMappings.ByNb => ByNb;

    TableView<ContextState> IMappings.ByContext => ByContext;

    TableView<int> IMappings.FromDeviceByNbl => FromDeviceByNbl;

    /// <summary>The newest mapping of each buffer that the driver gave for a list.</summary>
    private readonly Dictionary<(ulong Block, ulong Offset), uint> _newestInBuffer = [];

    public int Misplaced { get; set; }

    public int LiveOf(TraceObject nb)
    {
        ref NbMappings mappings = ref ByNb.Find(nb.Number);
        return nb.Number == 0 || Unsafe.IsNullRef(ref mappings) ? 0 : mappings.Live;
    }

    /// <summary>Takes note of a mapping's buffer; gives the mapping that had it before, or 0.</summary>
    public uint UseBuffer(ulong block, ulong offset, uint number)
    {
        if (_newestInBuffer.Count == MaximumBuffers)
        {
            _newestInBuffer.Clear();
        }

        ref uint newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newestInBuffer, (block, offset), out _);
        uint previous = newest;
        newest = number;
        return previous;
    }

    public uint PendingAfter(uint previous)
    {
        foreach (uint number in previous == 0 ? [] : Mappings.Numbers())
        {
            ref MappingState mapping = ref Mappings.Find(number);
            if (mapping is { IsPending: true, HasReturned: true } && mapping.PreviousInBuffer == previous)
            {
                return number;
            }
        }

        return 0;
    }

    /// <summary>Notes that a mapping is over; what is still asked about it stays.</summary>
    public void Free(uint number, long sequence)
    {
        ref MappingState mapping = ref Mappings.Find(number);
        if (number == 0 || Unsafe.IsNullRef(ref mapping) || !mapping.IsLive)
        {
            return;
        }

        mapping.Freed = sequence;
        bool isForgotten = mapping.Role != SgRole.Send || mapping.IsOrphan;
        Misplaced -= mapping.HasOwnBuffer && mapping.IsInHostStorage ? 1 : 0;
        CountFromDevice(mapping, -1);
        uint nb = mapping.Nb.Number;
        if (isForgotten)
        {
            Mappings.Remove(number);
        }

        ref NbMappings mappings = ref ByNb.Find(nb);
        if (nb == 0 || Unsafe.IsNullRef(ref mappings))
        {
            return;
        }

        mappings.Live--;
        mappings.Freed++;
        if (isForgotten && mappings.Live == 0)
        {
            ByNb.Remove(nb);
        }
    }

    public long RequestOf(TraceObject sg)
    {
        ref MappingState mapping = ref Mappings.Find(sg.Number);
        return sg.Kind != ObjectKind.Sg || Unsafe.IsNullRef(ref mapping) ? 0 : mapping.Requested;
    }

    /// <summary>Notes that the list which contains a NET_BUFFER is completed.</summary>
    public void Complete(uint nb, long sequence, NDIS_STATUS status)
    {
        for (uint number = NewestOf(nb); number != 0;)
        {
            ref MappingState mapping = ref Mappings.Find(number);
            mapping.Completed = sequence;
            mapping.CompletedStatus = status;
            number = mapping.Previous;
        }
    }

    /// <summary>
    /// Forgets the mappings of a NET_BUFFER whose send is over; those that are alive still end some day.
    /// </summary>
    public void Forget(uint nb)
    {
        for (uint number = NewestOf(nb); number != 0;)
        {
            ref MappingState mapping = ref Mappings.Find(number);
            uint previous = mapping.Previous;
            if (mapping.IsLive)
            {
                mapping.IsOrphan = true;
                mapping.Previous = 0;
            }
            else
            {
                Mappings.Remove(number);
            }

            number = previous;
        }

        ref NbMappings mappings = ref ByNb.Find(nb);
        if (nb != 0 && !Unsafe.IsNullRef(ref mappings) && mappings.Live == 0)
        {
            ByNb.Remove(nb);
        }
    }

    public IEnumerable<TraceObject> LiveMappingsOf(uint nb)
    {
        for (uint number = NewestOf(nb); number != 0; number = Mappings.Find(number).Previous)
        {
            if (Mappings.Find(number).IsLive)
            {
                yield return new TraceObject(ObjectKind.Sg, number);
            }
        }
    }

    public uint NewestOf(uint nb)
    {
        ref NbMappings mappings = ref ByNb.Find(nb);
        return nb == 0 || Unsafe.IsNullRef(ref mappings) || !Mappings.Contains(mappings.Newest) ? 0 : mappings.Newest;
    }

    /// <summary>Counts a mapping that a receive waits for.</summary>
    public void CountFromDevice(in MappingState mapping, int change)
    {
        uint nbl = mapping.Nbl.Number;
        if (mapping is not { IsFromDevice: true, Role: SgRole.Own } || nbl == 0)
        {
            return;
        }

        ref int count = ref FromDeviceByNbl.Find(nbl);
        if (Unsafe.IsNullRef(ref count))
        {
            count = ref FromDeviceByNbl.Add(nbl);
        }

        count += change;
        if (count <= 0)
        {
            FromDeviceByNbl.Remove(nbl);
        }
    }

    public void Clear()
    {
        Mappings.Clear();
        ByNb.Clear();
        ByContext.Clear();
        FromDeviceByNbl.Clear();
        _newestInBuffer.Clear();
        Misplaced = 0;
    }
}
