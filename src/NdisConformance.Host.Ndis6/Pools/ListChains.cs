using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Chains of lists as the driver hands them over: of any length, with anything in them. One per machine.
/// </summary>
[Resets]
internal sealed partial class ListChains(NblStore store, MemoryObjects objects, MachineMemory memory)
{
    // One stack for all calls, for they nest: each call pops what it pushed.
    private ChainItem[] _items = new ChainItem[64];
    private uint _walks;

    /// <summary>Where the next list will be pushed.</summary>
    public int Top { get; private set; }

    public ref ChainItem this[int index] => ref _items[index];

    /// <summary>
    /// Pushes what a chain consists of, up to its end, to the first pointer to something else, or to the list where a
    /// circle closes.
    /// </summary>
    /// <param name="first">The head of the chain.</param>
    /// <param name="lists">How many lists the chain has; one that comes again is not counted.</param>
    /// <returns>Where the first one was pushed.</returns>
    public int Push(NET_BUFFER_LIST first, out int lists)
    {
        int start = Top;
        uint walk = ++_walks;
        lists = 0;
        for (NET_BUFFER_LIST next = first; next != null && lists < MdlStore.MaximumChain;)
        {
            TraceObject list = store.Find(next, out int slot);
            OwnerCode origin = slot < 0 ? objects.OriginOf(next.Reference, ObjectKind.Nbl) : OriginOfSlot(slot);
            Add(new ChainItem(list, slot, origin));
            if (slot >= 0 && store.Nbls[slot].LastWalk == walk)
            {
                break;
            }

            lists++;
            if (slot < 0)
            {
                break;
            }

            store.Nbls[slot].LastWalk = walk;
            next = PointedNbl(store.Nbls[slot].Offset + NetBufferListLayout.Next);
        }

        return start;
    }

    /// <summary>Forgets what was pushed since a place.</summary>
    public void Pop(int start) => Top = start;

    /// <summary>The first list that was pushed, or NULL.</summary>
    public TraceObject HeadOf(int start)
        => start == Top ? TraceObject.Null(ObjectKind.Nbl) : _items[start].List;

    private OwnerCode OriginOfSlot(int slot) => store.Nbls[slot].IsProtocol ? OwnerCode.Ndis : OwnerCode.Miniport;

    private NET_BUFFER_LIST PointedNbl(uint fieldOffset)
    {
        ulong address = memory.Read<ulong>(fieldOffset);
        return address == 0 ? default : new NET_BUFFER_LIST(memory.At(address));
    }

    private void Add(ChainItem item)
    {
        if (Top == _items.Length)
        {
            Array.Resize(ref _items, Top * 2);
        }

        _items[Top++] = item;
    }
}
