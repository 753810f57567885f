using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Chains of lists as the driver hands them over: of any length, with anything in them.</content>
public partial class NdisHost
{
    // One stack for all calls, for they nest: each call pops what it pushed.
    private ChainItem[] _chainItems = new ChainItem[64];
    private int _chainTop;
    private uint _walks;

    /// <summary>
    /// Pushes what a chain consists of, up to its end, to the first pointer to something else, or to the list where a
    /// circle closes.
    /// </summary>
    /// <param name="first">The head of the chain.</param>
    /// <param name="lists">How many lists the chain has; one that comes again is not counted.</param>
    /// <returns>Where the first one was pushed.</returns>
    private int PushChain(NET_BUFFER_LIST first, out int lists)
    {
        int start = _chainTop;
        uint walk = ++_walks;
        lists = 0;
        for (NET_BUFFER_LIST next = first; next != null && lists < MaximumChain;)
        {
            TraceObject list = Find(next, out int slot);
            PushItem(new ChainItem(list, slot, slot < 0 ? OriginOf(next.Reference, ObjectKind.Nbl) : OriginOf(slot)));
            if (slot >= 0 && _nbls[slot].LastWalk == walk)
            {
                break;
            }

            lists++;
            if (slot < 0)
            {
                break;
            }

            _nbls[slot].LastWalk = walk;
            next = PointedNbl(_nbls[slot].Offset + NblField.Next);
        }

        return start;
    }

    /// <summary>The first list that was pushed, or NULL.</summary>
    private TraceObject HeadOf(int start)
        => start == _chainTop ? TraceObject.Null(ObjectKind.Nbl) : _chainItems[start].List;

    private OwnerCode OriginOf(int slot) => _nbls[slot].IsProtocol ? OwnerCode.Ndis : OwnerCode.Miniport;

    private NET_BUFFER_LIST PointedNbl(uint fieldOffset)
    {
        ulong address = Memory.Read<ulong>(fieldOffset);
        return address == 0 ? default : new NET_BUFFER_LIST(Memory.At(address));
    }

    private void PushItem(ChainItem item)
    {
        if (_chainTop == _chainItems.Length)
        {
            Array.Resize(ref _chainItems, _chainTop * 2);
        }

        _chainItems[_chainTop++] = item;
    }
}
