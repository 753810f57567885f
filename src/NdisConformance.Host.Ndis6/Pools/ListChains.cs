using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Chains of lists as the driver hands them over: of any length, with anything in them. One per machine.
/// </summary>
[Resets]
internal sealed partial class ListChains(SimulatedPc pc, NblStore store, MemoryObjects objects)
{
    // One stack for each activity, by its slot. The calls of one activity nest: each pops what it pushed.
    private ChainStack[] _stacks = [];
    private uint _walks;

    /// <summary>Where the running activity will push the next list.</summary>
    public int Top => Stack.Top;

    public ref ChainItem this[int index] => ref Stack.Items[index];

    private ChainStack Stack
    {
        get
        {
            Activity activity = pc.Scheduler.Running;
            if (activity.Slot >= _stacks.Length || _stacks[activity.Slot] is not { } stack)
            {
                stack = NewStack(activity.Slot);
            }

            if (stack.Owner != activity.Id)
            {
                stack.Owner = activity.Id;
                stack.Top = 0;
            }

            return stack;
        }
    }

    /// <summary>
    /// Pushes what a chain consists of, up to its end, to the first pointer to something else, or to the list where a
    /// circle closes.
    /// </summary>
    /// <param name="first">The head of the chain.</param>
    /// <param name="lists">How many lists the chain has; one that comes again is not counted.</param>
    /// <returns>Where the first one was pushed.</returns>
    public int Push(NET_BUFFER_LIST first, out int lists)
    {
        ChainStack stack = Stack;
        int start = stack.Top;
        uint walk = ++_walks;
        lists = 0;
        for (NET_BUFFER_LIST next = first; next != null && lists < MdlStore.MaximumChain;)
        {
            TraceObject list = store.Find(next, out int slot);
            OwnerCode origin = slot < 0 ? objects.OriginOf(next.Reference, ObjectKind.Nbl) : OriginOfSlot(slot);
            stack.Add(new ChainItem(list, slot, origin));
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
    public void Pop(int start) => Stack.Top = start;

    /// <summary>The first list that was pushed, or NULL.</summary>
    public TraceObject HeadOf(int start)
        => start == Top ? TraceObject.Null(ObjectKind.Nbl) : this[start].List;

    private OwnerCode OriginOfSlot(int slot) => store.Nbls[slot].IsProtocol ? OwnerCode.Ndis : OwnerCode.Miniport;

    private NET_BUFFER_LIST PointedNbl(uint fieldOffset)
    {
        ulong address = pc.Memory.Read<ulong>(fieldOffset);
        return address == 0 ? default : new NET_BUFFER_LIST(pc.Memory.At(address));
    }

    private ChainStack NewStack(int slot)
    {
        if (slot >= _stacks.Length)
        {
            Array.Resize(ref _stacks, slot + 1);
        }

        return _stacks[slot] = new ChainStack();
    }
}
